from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from park_on_the_ground import CITY, EVE, PARK, SYSTEM, TODAY
from unionhall.indicators.queries.dashboards import dashboard, day_to_count
from unionhall.indicators.queries.figures import compute
from unionhall.indicators.queries.scopes import scope_at
from unionhall.kernel.errors import Refused


def test_tiles_are_the_figures_counted_one_by_one(park):
    shown = dashboard(SYSTEM, scope_at(SYSTEM, CITY), EVE, "above_scale")
    for tile in shown.tiles:
        assert tile == compute(tile.code, actor=SYSTEM, scope_path=CITY, as_of=EVE, cohort=tile.cohort)
    line = next(line for line in shown.lines if line.child and line.child.path == PARK)
    assert line.figures["union_rate"].numerator == 12


def test_a_dashboard_asks_few_questions_however_many_children(park):
    with CaptureQueriesContext(connection) as captured:
        dashboard(SYSTEM, scope_at(SYSTEM, CITY), EVE, "above_scale")
    assert len(captured) <= 12


def test_a_union_has_no_table(park):
    shown = dashboard(SYSTEM, scope_at(SYSTEM, f"{PARK}0001"), TODAY, "all")
    assert [tile.code for tile in shown.tiles][:2] == ["membership_rate", "members"]
    assert shown.lines == []


def test_a_day_to_come_is_refused():
    assert day_to_count(None, TODAY) == TODAY
    with pytest.raises(Refused):
        day_to_count(TODAY + timedelta(days=1), TODAY)
