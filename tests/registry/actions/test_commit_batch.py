"""Good rows become members, each once, not yet confirmed by themselves; a second run does nothing."""

from datetime import date

import pytest

from registry.batches_of_rosters import committed, mixed, staged
from registry.conftest import NOW, SYSTEM, Forest
from registry.rosters import person
from unionhall.base.models import AuditRecord, OutboxEvent
from unionhall.kernel.errors import NotFound
from unionhall.registry.actions.commit_batch import commit_batch
from unionhall.registry.actions.tick_rows import tick_rows
from unionhall.registry.actions.undo_batch import undo_batch
from unionhall.registry.models import ImportBatch, MembershipSpell, Person
from unionhall.registry.queries.people import identity_index


def test_good_rows_go_in_without_the_bad_ones(forest: Forest) -> None:
    batch = ImportBatch.objects.get(pk=committed())
    assert (batch.state, batch.imported, batch.commits) == ("committed", 4, 1)
    spell = MembershipSpell.objects.select_related("person").order_by("id")[0]
    assert (spell.status, spell.joined_on, spell.confirmed_at) == ("active", date(2019, 6, 1), None)
    assert (spell.group_name, spell.scope_path) == ("一组", forest.paths["A1"])
    assert spell.person.id_number == person(0)["身份证号码"]
    assert spell.person.phone == person(0)["联系电话"]
    assert bytes(spell.person.id_index or b"") == identity_index("resident", spell.person.id_number)


def test_the_same_commit_twice_is_one(forest: Forest) -> None:
    batch = committed()
    assert commit_batch(actor=SYSTEM, batch_id=batch, wave=1, now=NOW) == {"imported": 4}
    assert MembershipSpell.objects.count() == Person.objects.count() == 4
    assert OutboxEvent.objects.filter(name="registry.RosterCommitted").count() == 1
    assert AuditRecord.objects.filter(verb="registry.commit_batch").count() == 1


def test_ticked_rows_follow_and_without_a_joining_date_today_counts(forest: Forest) -> None:
    batch = committed([*mixed(), person(6, 入会时间="")])
    assert tick_rows(actor=SYSTEM, batch_id=batch, rows=None, ticked=True, now=NOW) == 2
    assert commit_batch(actor=SYSTEM, batch_id=batch, wave=2, now=NOW) == {"imported": 6}
    assert MembershipSpell.objects.filter(joined_on=date(2026, 11, 22)).count() == 1


def test_what_was_met_before_may_be_gone_since(forest: Forest) -> None:
    first = committed()
    second = staged()
    undo_batch(actor=SYSTEM, batch_id=first, reason="wrong union", now=NOW)
    assert commit_batch(actor=SYSTEM, batch_id=second, wave=1, now=NOW) == {"imported": 4}
    assert Person.objects.count() == 4


def test_who_joined_elsewhere_meanwhile_stays_out(forest: Forest) -> None:
    late = staged()
    committed([person(0)], union="B1")
    assert commit_batch(actor=SYSTEM, batch_id=late, wave=1, now=NOW) == {"imported": 3}


def test_out_of_reach_is_not_found(forest: Forest) -> None:
    with pytest.raises(NotFound):
        commit_batch(actor=forest.at("B"), batch_id=staged(), wave=1, now=NOW)
