"""Counted figures: they fill what nobody wrote, and follow only their own earlier count."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import CITY, COUNTY, NOW, return_at, share
from unionhall.desk.actions.issue_deployment import issue_deployment
from unionhall.desk.actions.take_figures import take_figures
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import NotFound, Refused

FILLING = {"fields": [{"code": "m", "title": "会员", "indicator": "members"}, {"code": "n", "title": "其他"}]}


def counted(value: int) -> dict:
    return {"m": {"value": value, "as_of": "2026-11-23", "indicator": "members", "cohort": "", "part": "count"}}


def test_a_return_fills_itself(draft, split, answer, seats, write, go):
    row = draft(form=FILLING)
    split(CITY, "city", share(COUNTY), deployment=row.pk)
    issue_deployment(actor=seats["city"], deployment_id=row.pk, version=1, now=NOW)
    answer(COUNTY, "county", "confirm", "keep")
    given, system = return_at(COUNTY), system_actor("indicators")

    def take(value, actor=system, **more):
        return take_figures(actor=actor, return_id=given.pk, counted=more or counted(value), now=NOW)

    take(7)
    take(8)
    assert return_at(COUNTY).values == {"m": 8}
    write(COUNTY, "county", m=9, n=1)
    take(10)
    assert (return_at(COUNTY).values["m"], return_at(COUNTY).filled["m"]["value"]) == (9, 10)
    with pytest.raises(Refused) as refused:
        go(COUNTY, "county", "submit")
    assert "9 was written, 10 was counted" in refused.value.sentence.plain()
    with pytest.raises(Refused):
        take(0, n={"value": 1, "as_of": "", "indicator": "", "cohort": "", "part": "count"})
    with pytest.raises(NotFound):
        take(1, actor=seats["park"])
    write(COUNTY, "county", explanations={"filled_m": "系统尚未登记一家"})
    go(COUNTY, "county", "submit")
    with pytest.raises(Refused):
        take(11)
