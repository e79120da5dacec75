"""Giving roles."""

from dataclasses import replace

import pytest

from people_with_logins import NORTH, SOUTH
from unionhall.base.actions.grant_role import grant_role
from unionhall.base.models import AuditRecord, RoleAssignment
from unionhall.base.rules.roles import CITY_OFFICER, COUNTY_OFFICER, UNION_OFFICER
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


@pytest.fixture
def give(actor_for, now, today):
    def run(giver, account, **changes):
        given = {
            "account_id": account.pk,
            "role": UNION_OFFICER,
            "scope_path": NORTH,
            "subtree": False,
            "from_on": today,
            "to_on": None,
            "reason": "elected",
            "now": now,
        } | changes
        return grant_role(actor=actor_for(giver), **given)

    return run


def test_within_reach(give, north, worker, actor_for):
    pk = give(north, worker)
    assert RoleAssignment.objects.get(pk=pk).granted_by_id == north.pk
    assert UNION_OFFICER in actor_for(worker).roles
    assert AuditRecord.objects.get(verb="base.grant_role").reason == "elected"


def test_wrong_actors(give, north, south, worker, open_account):
    with pytest.raises(NotAllowed):
        give(worker, north)
    with pytest.raises(NotFound):
        give(north, worker, scope_path=SOUTH)
    with pytest.raises(NotFound):
        give(south, worker, scope_path=SOUTH)  # the worker is not theirs to see
    with pytest.raises(NotFound):
        give(north, worker, account_id=10**9)


@pytest.mark.parametrize("role", [COUNTY_OFFICER, CITY_OFFICER])
def test_never_above_ones_own(give, north, worker, role):
    with pytest.raises(Refused) as refusal:
        give(north, worker, role=role)
    assert refusal.value.code == "base.role_above_own"


def test_never_to_oneself_and_not_twice(give, north, worker, county):
    with pytest.raises(Refused) as refusal:
        give(north, north)
    assert refusal.value.code == "base.role_to_oneself"
    give(county, worker)
    with pytest.raises(Refused) as refusal:
        give(north, worker)
    assert refusal.value.code == "base.role_twice"


def test_what_was_delegated_gives_nothing(give, north, worker, hold, open_account):
    substitute = open_account("substitute")
    own = north.role_assignments.get()
    hold(substitute, own.role, NORTH, delegated_from=own)
    with pytest.raises(Refused) as refusal:
        give(substitute, worker)
    assert refusal.value.code == "base.role_above_own"


def test_a_token_without_the_grant_gives_nothing(actor_for, north, worker, now, today):
    with pytest.raises(NotAllowed):
        grant_role(
            actor=replace(actor_for(north), only=frozenset({"base.read_accounts"})),
            account_id=worker.pk,
            role=UNION_OFFICER,
            scope_path=NORTH,
            subtree=False,
            from_on=today,
            to_on=None,
            reason="x",
            now=now,
        )
