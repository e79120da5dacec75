"""The doors of the API, called with an actor; tokens and errors are the API root's own tests."""

from types import SimpleNamespace

import pytest

from park_on_the_ground import EVE, PARK, SYSTEM, TWIN, officer
from unionhall.indicators import api
from unionhall.indicators.rules.definitions import INDICATORS
from unionhall.kernel.errors import NotAllowed, NotFound


def request(actor=SYSTEM):
    return SimpleNamespace(actor=actor)


def query(kind, path=PARK, **more):
    return kind(organisation=f"O{path}", **more)


def test_definitions_name_every_indicator(db):
    answered = api.definitions(request())
    assert [one.code for one in answered] == list(INDICATORS)
    assert not next(one for one in answered if one.code == "proposals_settled_rate").counted
    with pytest.raises(NotAllowed):
        api.definitions(request(officer("worker", PARK)))


def test_a_figure_and_its_rows(park):
    wanted = query(api.FigureQuery, as_of=EVE, cohort="above_scale")
    answer = api.figure(request(), "union_rate", wanted)
    assert (answer.numerator, answer.denominator, answer.text) == (12, 23, "52.17 %")
    rows = api.rows(request(), "union_rate", query(api.RowsQuery, as_of=EVE, cohort="above_scale", part="missing"))
    assert len(rows.rows) == 11
    assert api.figure(request(), "union_rate", query(api.FigureQuery, TWIN)).text == "—"


def test_another_park_is_not_found(park):
    with pytest.raises(NotFound):
        api.figure(request(officer("park_officer", TWIN)), "union_rate", query(api.FigureQuery))


def test_figures_are_kept_and_read_again(park):
    status, kept = api.keep(request(), api.SnapshotIn(organisation=f"O{PARK}", as_of=EVE))
    assert status == 201
    place = query(api.PlaceQuery)
    assert [one.as_of for one in api.kept(request(), place)] == [EVE]
    assert len(api.kept_figures(request(), EVE, place)) == kept.figures


def test_sums_over_the_tree(park):
    answer = api.tree(request(), query(api.PlaceQuery))
    assert answer.total.organisation == f"O{PARK}"
    assert answer.waiting == 0
