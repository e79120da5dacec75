"""Standing in for somebody."""

from datetime import timedelta

import pytest

from people_with_logins import NORTH
from unionhall.base.actions.delegate_role import delegate_role
from unionhall.base.actions.end_role import end_role
from unionhall.base.actions.lock_account import lock_account
from unionhall.base.authority import stands_for
from unionhall.base.models import AuditRecord, RoleAssignment
from unionhall.base.queries.actors import actor_of
from unionhall.base.rules.roles import PARK_OFFICER
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


@pytest.fixture
def delegated(actor_for, now, today):
    def run(giver, username, **changes):
        given = {
            "assignment_id": giver.role_assignments.filter(delegated_from=None).first().pk,
            "username": username,
            "from_on": today,
            "to_on": today + timedelta(days=7),
            "reason": "on leave",
            "now": now,
        } | changes
        return delegate_role(actor=actor_for(giver), **given)

    return run


def test_the_substitute_holds_the_role_in_the_givers_place(delegated, north, worker, actor_for, today):
    delegated(north, " Worker ")
    actor = actor_for(worker)
    held = [holding for holding in actor.holdings if holding.role == PARK_OFFICER]
    assert [(holding.path, holding.delegated_by) for holding in held] == [(NORTH, north.pk)]
    assert stands_for(actor, "base.read_accounts", NORTH) == {north.pk}
    assert AuditRecord.objects.filter(verb="base.delegate_role").count() == 1
    after = actor_of(worker.pk, today=today + timedelta(days=8), door="web")
    assert PARK_OFFICER not in after.roles


def test_it_ends_with_the_givers_role(delegated, north, county, worker, actor_for, now):
    delegated(north, "worker")
    role = north.role_assignments.get()
    end_role(actor=actor_for(county), assignment_id=role.pk, last_on=None, reason="left", now=now)
    assert PARK_OFFICER not in actor_for(worker).roles


def test_it_rests_while_the_giver_is_locked(delegated, north, county, worker, actor_for, now):
    delegated(north, "worker")
    lock_account(actor=actor_for(county), account_id=north.pk, reason="inquiry", now=now)
    assert PARK_OFFICER not in actor_for(worker).roles


def test_wrong_actors(delegated, north, south, worker, open_account):
    with pytest.raises(NotAllowed):
        delegated(worker, "north")
    with pytest.raises(NotFound):
        delegated(north, "south")  # works elsewhere
    with pytest.raises(NotFound):
        delegated(north, "worker", assignment_id=south.role_assignments.get().pk)
    with pytest.raises(Refused) as refusal:
        delegated(north, "north")
    assert refusal.value.code == "base.delegate_oneself"


def test_whoever_stands_in_cannot_pass_it_on(delegated, north, worker, open_account):
    pk = delegated(north, "worker")
    open_account("third", NORTH)
    with pytest.raises(Refused) as refusal:
        delegated(worker, "third", assignment_id=pk)
    assert refusal.value.code == "base.delegate_on"
    assert RoleAssignment.objects.get(pk=pk).delegated_from is not None
