"""Spells begin set-wise, one at a time for a person, and name the one before."""

from datetime import date

import pytest

from unionhall.base.models import OutboxEvent
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.registry.actions.change_membership_status import change_membership_status
from unionhall.registry.actions.register_persons import register_persons
from unionhall.registry.actions.start_memberships import start_memberships
from unionhall.registry.models import MembershipSpell
from unionhall.registry.rules.rows import NewMembership, NewPerson


def start(actor, now, person, at="A1", from_on=date(2025, 1, 1), **more):
    row = NewMembership(person_id=person, union_code=at, from_on=from_on, **more)
    return start_memberships(actor=actor, rows=[row], now=now)[0]


def test_number_scope_and_event(forest, now, somebody):
    spell = MembershipSpell.objects.get(pk=start(forest.at("A"), now, somebody(1)))
    assert (spell.scope_path, spell.status, spell.confirmed_at) == (forest.paths["A1"], "active", None)
    assert spell.member_number[:9] == f"{spell.person_id:09d}"
    assert OutboxEvent.objects.filter(name="registry.MembershipStarted").count() == 1


def test_a_roll_of_one_union_is_one_event(forest, now, somebody):
    rows = [NewMembership(person_id=somebody(n), union_code="A1", from_on=date(2025, 1, 1)) for n in (1, 2, 3)]
    spells = start_memberships(actor=forest.at("A"), rows=rows, now=now)
    event = OutboxEvent.objects.get(name="registry.MembershipsStarted")
    assert event.payload["spell_ids"] == spells
    assert not OutboxEvent.objects.filter(name="registry.MembershipStarted").exists()


def test_no_second_one(forest, now, member):
    spell = MembershipSpell.objects.get(pk=member(1))
    with pytest.raises(Conflict, match="member_already"):
        start(forest.at("A"), now, spell.person_id)


def test_a_transfer_keeps_the_day_of_joining_and_the_number(forest, now, member):
    old = MembershipSpell.objects.get(pk=member(1, note="x"))
    change_membership_status(
        actor=forest.at("A"), spell_id=old.pk, event="hand_over", on=date(2025, 3, 31), reason="调动", now=now
    )
    new = MembershipSpell.objects.get(pk=start(forest.at("A"), now, old.person_id, at="AJ", from_on=date(2025, 4, 1)))
    assert (new.joined_on, new.member_number, new.previous_id) == (old.joined_on, old.member_number, old.pk)


def test_rejoining_is_a_new_day_of_joining_with_the_old_number(forest, now, member):
    old = MembershipSpell.objects.get(pk=member(1))
    change_membership_status(
        actor=forest.at("A"),
        spell_id=old.pk,
        event="leave",
        on=date(2025, 3, 31),
        papers=("2025-1",),
        talked_on=date(2025, 3, 1),
        now=now,
    )
    with pytest.raises(Conflict, match="overlaps_previous"):
        start(forest.at("A"), now, old.person_id, from_on=date(2025, 3, 31))
    new = MembershipSpell.objects.get(pk=start(forest.at("A"), now, old.person_id, from_on=date(2025, 9, 1)))
    assert (new.joined_on, new.member_number, new.previous_id) == (date(2025, 9, 1), old.member_number, old.pk)


def test_refusals(forest, now, somebody):
    with pytest.raises(Refused, match="holds_no_members"):
        start(forest.at("A"), now, somebody(1), at="AS")
    with pytest.raises(Refused, match="starts_in_future"):
        start(forest.at("A"), now, somebody(2), from_on=date(2026, 11, 23))
    with pytest.raises(Refused, match="too_young"):
        start(forest.at("A"), now, somebody(3), from_on=date(2001, 3, 1))


def test_set_wise(forest, now, id_number, django_assert_max_num_queries):
    people = register_persons(
        actor=forest.at("A"),
        organisation_code="A1",
        rows=[NewPerson(name="人", id_number=id_number(n)) for n in range(200)],
        now=now,
    )
    rows = [NewMembership(person_id=pk, union_code="A1", from_on=date(2025, 1, 1)) for pk in people]
    with django_assert_max_num_queries(40):
        assert len(start_memberships(actor=forest.at("A"), rows=rows, now=now)) == 200


def test_wrong_actors(forest, now, somebody):
    stranger = somebody(1, at="B1")
    with pytest.raises(NotFound):
        start(forest.at("A"), now, stranger)
    with pytest.raises(NotFound):
        start(forest.at("A"), now, somebody(2), at="B1")
    with pytest.raises(NotAllowed):
        start(forest.at("A", "auditor"), now, stranger)
