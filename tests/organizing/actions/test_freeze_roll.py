"""The roll holds active members only; retained ones are counted apart."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.freeze_roll import freeze_roll
from unionhall.organizing.models import RollEntry
from unionhall.organizing.queries.run_facts import facts_of
from unionhall.registry.models import MembershipSpell


def test_retained_and_left_members_have_no_vote(ground, people, renewal, now) -> None:
    retained, left, *_ = people(5)
    MembershipSpell.objects.filter(person=retained).update(status="retained")
    MembershipSpell.objects.filter(person=left).update(status="exited", to_on="2026-06-30")
    assert freeze_roll(actor=ground.chair, undertaking_id=renewal.pk, now=now) == 3
    names = set(RollEntry.objects.values_list("person_id", flat=True))
    assert not names & {retained.pk, left.pk}
    renewal.refresh_from_db()
    facts = facts_of(renewal, now.date())
    assert (facts["due"], facts["roll_retained"]) == (3, 1)


def test_frozen_means_frozen(ground, people, renewal, now) -> None:
    people(3)
    freeze_roll(actor=ground.chair, undertaking_id=renewal.pk, now=now)
    people(2)
    assert facts_of(renewal, now.date())["due"] == 3


def test_an_empty_union_has_no_roll(ground, renewal, now) -> None:
    with pytest.raises(Refused):
        freeze_roll(actor=ground.chair, undertaking_id=renewal.pk, now=now)
