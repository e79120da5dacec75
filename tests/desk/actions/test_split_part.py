"""Splitting a target: sums, added fields, who may, what was issued is told at once."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import CITY, COUNTY, NEXT, NOW, PARK, part_at, return_at, share
from unionhall.desk.actions.split_part import split_part
from unionhall.desk.models import Part, Target
from unionhall.desk.queries.deployments import form_of
from unionhall.desk.rules.shares import Split
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.workflow.models import Run


def test_a_draft_is_split_without_telling_anybody(draft, split):
    row = draft()
    split(CITY, "city", share(COUNTY, founded=10), own={("founded", 2026): 10}, deployment=row.pk)
    assert not Run.objects.exists()
    assert Target.objects.count() == 2


def test_a_shortfall_needs_a_reason(issued, answer, split):
    issued()
    answer(COUNTY, "county", "confirm")
    with pytest.raises(Refused):
        split(COUNTY, "county", share(PARK, founded=30, members=600))
    part = split(COUNTY, "county", share(PARK, founded=30, members=600), reason="另行安排三十家")
    assert part.split_reason == "另行安排三十家"
    assert part_at(PARK).run.state == "sent"


def test_a_county_adds_fields_and_never_removes_the_citys(issued, answer, split):
    issued()
    answer(COUNTY, "county", "confirm")
    extra = [{"code": "visits", "title": "走访企业", "target": True}]
    split(COUNTY, "county", share(PARK, founded=60, members=600, visits=30), extra=extra)
    codes = [one.code for one in form_of(part_at(PARK)).fields]
    assert codes == ["founded", "members", "women", "spent", "way", "words", "women_share", "visits"]
    assert "visits" not in form_of(part_at(COUNTY)).codes
    with pytest.raises(Refused):
        split(COUNTY, "county", share(PARK, founded=60, members=600), extra=[{"code": "late", "title": "迟到"}])


def test_a_unit_can_keep_a_part_and_return_itself(issued, answer, split):
    issued()
    answer(COUNTY, "county", "confirm")
    kept = {("founded", 2026): 20, ("members", 2026): 200}
    split(COUNTY, "county", share(PARK, founded=40, members=400), kept=kept)
    assert return_at(COUNTY).run.state == "open"


def test_units_are_added_later_and_none_falls_out(under_way, split):
    under_way()
    with pytest.raises(Refused):
        split(COUNTY, "county", share(PARK, founded=60, members=600))
    again = split(COUNTY, "county", share(PARK, founded=35, members=400), share(NEXT, founded=25, members=200))
    assert Part.objects.filter(above=again).count() == 2
    assert return_at(PARK).run.state == "open"


def test_wrong_actors_stale_versions_and_early_splits(issued, answer, seats, split):
    issued()
    part = part_at(COUNTY)
    given = Split([share(PARK, founded=60, members=600)])
    with pytest.raises(Refused):  # not confirmed yet
        split_part(actor=seats["county"], part_id=part.pk, split=given, version=1, now=NOW)
    answer(COUNTY, "county", "confirm")
    with pytest.raises(NotAllowed):
        split_part(actor=seats["city"], part_id=part.pk, split=given, version=1, now=NOW)
    with pytest.raises(NotFound):
        split_part(actor=seats["other"], part_id=part.pk, split=given, version=1, now=NOW)
    with pytest.raises(NotFound):
        split_part(actor=seats["park"], part_id=part.pk, split=given, version=1, now=NOW)
    with pytest.raises(Conflict):
        split_part(actor=seats["county"], part_id=part.pk, split=given, version=7, now=NOW)
