"""Taking a delegated role back."""

from datetime import timedelta

import pytest

from unionhall.base.actions.delegate_role import delegate_role
from unionhall.base.actions.end_delegation import end_delegation
from unionhall.base.rules.roles import PARK_OFFICER
from unionhall.kernel.errors import NotFound, Refused


@pytest.fixture
def delegation(actor_for, north, worker, now, today):
    return delegate_role(
        actor=actor_for(north),
        assignment_id=north.role_assignments.get().pk,
        username="worker",
        from_on=today,
        to_on=today + timedelta(days=7),
        reason="on leave",
        now=now,
    )


def test_both_may(delegation, actor_for, north, worker, now):
    end_delegation(actor=actor_for(worker), assignment_id=delegation, now=now)
    assert PARK_OFFICER not in actor_for(worker).roles
    with pytest.raises(Refused):
        end_delegation(actor=actor_for(north), assignment_id=delegation, now=now)


def test_wrong_actors(delegation, actor_for, south, county, north, now):
    for account in (south, county):
        with pytest.raises(NotFound):
            end_delegation(actor=actor_for(account), assignment_id=delegation, now=now)
    with pytest.raises(NotFound):  # not a delegation
        end_delegation(actor=actor_for(north), assignment_id=north.role_assignments.get().pk, now=now)
