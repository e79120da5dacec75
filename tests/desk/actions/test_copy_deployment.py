"""A plan is carried on: text, form, units and targets; last year's return is compared with this year's."""

from datetime import timedelta

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import CITY, COUNTY, NOW, PARK
from unionhall.desk.actions.copy_deployment import copy_deployment
from unionhall.desk.models import Deployment, Part, Return, Round
from unionhall.desk.queries.deployments import targets_of
from unionhall.desk.queries.returns import others_of
from unionhall.kernel.errors import NotFound


def test_targets_move_on_and_copying_twice_is_one_draft(accepted, seats):
    made = copy_deployment(actor=seats["city"], deployment_id=accepted.pk, now=NOW)
    assert copy_deployment(actor=seats["city"], deployment_id=accepted.pk, now=NOW) == made
    new = Deployment.objects.get(pk=made)
    assert (new.first_year, new.text, new.form, new.state) == (2027, accepted.text, accepted.form, "draft")
    parts = {one.scope_path: one.pk for one in Part.objects.filter(deployment=new)}
    assert set(parts) == {CITY, COUNTY, "00010002"}
    assert targets_of([parts[COUNTY]]) == {parts[COUNTY]: {("founded", 2027): 60, ("members", 2027): 600}}
    with pytest.raises(NotFound):
        copy_deployment(actor=seats["county"], deployment_id=accepted.pk, now=NOW)


def test_last_years_return_is_the_one_before(accepted, seats):
    made = copy_deployment(actor=seats["city"], deployment_id=accepted.pk, now=NOW)
    old = Return.objects.select_related("part").get(scope_path=PARK)
    asked = Round.objects.get(deployment_id=made)
    part = Part.objects.create(deployment_id=made, organisation=old.part.organisation, scope_path=PARK)
    given = Return.objects.create(part=part, round=asked, scope_path=PARK, opened_at=NOW + timedelta(days=400))
    assert others_of(given)["last_year"] == {"founded": 30, "members": 300, "women": 100}
