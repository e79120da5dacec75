"""The table is fired, the change kept, the event announced; a spell is never opened again."""

from datetime import date

import pytest

from unionhall.base.models import OutboxEvent
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.change_membership_status import change_membership_status
from unionhall.registry.models import MembershipChange, MembershipSpell, Person


def change(actor, now, spell, event, **more):
    return change_membership_status(
        actor=actor, spell_id=spell, event=event, on=more.pop("on", date(2025, 5, 31)), now=now, **more
    )


def test_retained_and_restored(forest, now, member):
    spell, actor = member(1), forest.at("A1", "union_officer")
    assert change(actor, now, spell, "retain", ground="retirement") == "retained"
    assert change(actor, now, spell, "restore", on=date(2025, 9, 1), reason="返聘") == "active"
    assert list(MembershipChange.objects.values_list("event", "from_status", "to_status")) == [
        ("retain", "active", "retained"),
        ("restore", "retained", "active"),
    ]
    assert MembershipSpell.objects.get().to_on is None


def test_an_end_is_an_end(forest, now, member):
    spell, actor = member(1), forest.at("A1", "union_officer")
    change(actor, now, spell, "expel", reason="判刑", papers=("决议 2025-3",))
    held = MembershipSpell.objects.get()
    assert (held.status, held.to_on, held.ended_reason) == ("expelled", date(2025, 5, 31), "判刑")
    assert OutboxEvent.objects.get(name="registry.MembershipEnded").payload["status"] == "expelled"
    with pytest.raises(Refused, match="no_such_change"):
        change(actor, now, spell, "restore", reason="再来")


def test_all_open_guards_are_named(forest, now, member):
    with pytest.raises(Refused) as caught:
        change(forest.at("A1", "union_officer"), now, member(1), "deem_left", on=date(2027, 1, 1))
    assert caught.value.facts["open"] == ["dated", "educated", "on_paper", "reasoned"]


def test_the_member_asks_for_a_transfer_alone(forest, now, member, account):
    spell, login = member(1), account("zhang")
    actor = forest.at("A1", "worker", account_id=login.pk, subtree=False)
    with pytest.raises(NotFound):
        change(actor, now, spell, "request_transfer", party="member")
    Person.objects.update(account=login)
    assert change(actor, now, spell, "request_transfer", party="member") == "transferring"
    with pytest.raises(NotAllowed):
        change(actor, now, spell, "hand_over", reason="x")
    with pytest.raises(Refused, match="no_such_change"):
        change(actor, now, spell, "retain", party="member")


def test_an_officer_is_not_the_member(forest, now, member):
    with pytest.raises(NotFound):
        change(forest.at("A1", "union_officer", account_id=5), now, member(1), "request_transfer", party="member")


def test_the_twin_is_not_found(forest, now, member):
    with pytest.raises(NotFound):
        change(forest.at("B1", "union_officer"), now, member(1), "retain", ground="retirement")
