"""A roster is taken back whole, or not at all when something builds on it."""

import pytest

from registry.batches_of_rosters import committed, staged
from registry.conftest import NOW, SYSTEM, Forest
from registry.rosters import person
from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import Refused
from unionhall.registry.actions.undo_batch import undo_batch
from unionhall.registry.models import ImportBatch, MembershipSpell, Person, Post


def undo(batch: int) -> int:
    return undo_batch(actor=SYSTEM, batch_id=batch, reason="wrong file", now=NOW)


def test_everything_it_brought_goes_and_who_was_known_stays(forest: Forest) -> None:
    committed([person(0)], union="B1")
    MembershipSpell.objects.update(status="exited")
    batch = committed([person(0), person(1)])
    assert ImportBatch.objects.get(pk=batch).imported == 2
    assert undo(batch) == 2
    assert (Person.objects.count(), MembershipSpell.objects.count()) == (1, 1)
    assert ImportBatch.objects.get(pk=batch).state == "undone"
    assert AuditRecord.objects.get(verb="registry.undo_batch").reason == "wrong file"


def test_a_confirmed_membership_holds_it(forest: Forest) -> None:
    batch = committed()
    MembershipSpell.objects.filter(pk=MembershipSpell.objects.first().pk).update(confirmed_at=NOW, version=2)
    with pytest.raises(Refused, match="roster_built_on"):
        undo(batch)
    assert MembershipSpell.objects.count() == 4


def test_a_post_holds_it(forest: Forest) -> None:
    batch = committed()
    spell = MembershipSpell.objects.order_by("id")[0]
    Post.objects.create(
        organisation=spell.union, scope_path=spell.scope_path, person=spell.person, post="chair", from_on="2026-01-01"
    )
    with pytest.raises(Refused, match="roster_built_on"):
        undo(batch)


def test_only_what_went_in(forest: Forest) -> None:
    with pytest.raises(Refused, match="roster_state"):
        undo(staged())
