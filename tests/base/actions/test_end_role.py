"""Ending roles."""

from datetime import timedelta

import pytest

from unionhall.base.actions.end_role import end_role
from unionhall.base.queries.actors import actor_of
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def test_at_once(actor_for, county, north, now):
    end_role(
        actor=actor_for(county), assignment_id=north.role_assignments.get().pk, last_on=None, reason="left", now=now
    )
    assert actor_for(north).holdings == ()


def test_on_a_day_it_is_gone_the_night_after(actor_for, county, north, now, today):
    role = north.role_assignments.get()
    end_role(actor=actor_for(county), assignment_id=role.pk, last_on=today, reason="term over", now=now)
    assert actor_of(north.pk, today=today, door="web").holdings
    assert not actor_of(north.pk, today=today + timedelta(days=1), door="web").holdings


def test_wrong_actors(actor_for, county, north, south, worker, now):
    role = north.role_assignments.get().pk
    with pytest.raises(NotAllowed):
        end_role(actor=actor_for(worker), assignment_id=role, last_on=None, reason="x", now=now)
    with pytest.raises(NotFound):
        end_role(actor=actor_for(south), assignment_id=role, last_on=None, reason="x", now=now)
    with pytest.raises(NotFound):
        end_role(
            actor=actor_for(north), assignment_id=county.role_assignments.get().pk, last_on=None, reason="x", now=now
        )


def test_never_twice(actor_for, county, north, now):
    role = north.role_assignments.get().pk
    end_role(actor=actor_for(county), assignment_id=role, last_on=None, reason="x", now=now)
    with pytest.raises(Refused) as refusal:
        end_role(actor=actor_for(county), assignment_id=role, last_on=None, reason="x", now=now)
    assert refusal.value.code == "base.role_over"
