from datetime import timedelta

import pytest

from park_on_the_ground import CITY, END, EVE, NOW, PARK, SYSTEM, TODAY, officer
from unionhall.indicators.actions.recompute_totals import recompute_totals
from unionhall.indicators.actions.refresh_measures import refresh_measures
from unionhall.indicators.models import Change, Measure
from unionhall.indicators.queries.figures import compute
from unionhall.indicators.queries.rollups import rolled_up
from unionhall.indicators.queries.scopes import scope_at
from unionhall.kernel.errors import NotAllowed
from unionhall.registry.models import Organisation


@pytest.mark.parametrize("day", [EVE, END, TODAY])
def test_sums_over_the_tree_equal_the_figures(park, day):
    assert refresh_measures(actor=SYSTEM, as_of=day, now=NOW) == Organisation.objects.count() == Measure.objects.count()
    recompute_totals(actor=SYSTEM, now=NOW)
    sums = rolled_up(SYSTEM, [scope_at(SYSTEM, CITY)])[0].sums

    def figure(code, cohort=""):
        return compute(code, actor=SYSTEM, scope_path=CITY, as_of=day, cohort=cohort).numerator

    assert sums == {
        "unions": figure("organisations", "grassroots"),
        "members": figure("members") + figure("members", "retained"),
        "active": figure("members"),
        "women": figure("members", "women"),
        "employers": figure("employers"),
        "unionised": figure("unionised_employers"),
        "above_scale": figure("employers", "above_scale"),
        "headcount": figure("employees"),
    }


def test_changes_noted_before_are_in_and_later_ones_stay(park):
    Change.objects.create(path=PARK, at=NOW - timedelta(minutes=1))
    later = Change.objects.create(path=PARK, at=NOW + timedelta(minutes=1))
    refresh_measures(actor=SYSTEM, as_of=TODAY, now=NOW)
    assert list(Change.objects.values_list("pk", flat=True)) == [later.pk]


def test_an_officer_may_not(park):
    with pytest.raises(NotAllowed):
        refresh_measures(actor=officer("city_officer", CITY), as_of=TODAY, now=NOW)
