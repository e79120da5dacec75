"""A return fills itself with what is counted for its unit, as of its day."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import CITY, COUNTY, NOW, TODAY, UNION, return_at, share
from unionhall.desk.actions.issue_deployment import issue_deployment
from unionhall.desk.events import ReturnOpened
from unionhall.indicators.actions.fill_return import fill_return
from unionhall.indicators.subscribers import on_return
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import NotFound

FORM = {
    "fields": [
        {"code": "m", "title": "会员", "indicator": "members"},
        {"code": "over", "title": "建会企业", "indicator": "union_rate", "part": "numerator"},
        {"code": "under", "title": "企业", "indicator": "union_rate", "part": "denominator"},
        {"code": "other", "title": "不认识", "indicator": "nothing"},
        {"code": "waits", "title": "还没有数", "indicator": "reelection_rate"},
    ]
}


def test_it_counts_for_the_unit(draft, split, answer, seats, land):
    for _ in range(3):
        land.member(UNION)
    row = draft(form=FORM)
    split(CITY, "city", share(COUNTY), deployment=row.pk)
    issue_deployment(actor=seats["city"], deployment_id=row.pk, version=1, now=NOW)
    answer(COUNTY, "county", "confirm", "keep")
    given = return_at(COUNTY)
    assert fill_return(actor=seats["county"], return_id=given.pk, now=NOW) >= 3
    found = return_at(COUNTY)
    assert {code: found.values[code] for code in ("m", "over", "under")} == {"m": 3, "over": 0, "under": 0}
    assert found.filled["m"]["as_of"] == TODAY.isoformat()
    with pytest.raises(NotFound):
        fill_return(actor=seats["other"], return_id=given.pk, now=NOW)
    land.member(UNION)
    on_return(ReturnOpened(given.pk), event_id="x", now=NOW)
    assert return_at(COUNTY).values["m"] == 4
    assert system_actor
