import pytest

from park_on_the_ground import CITY, PARK, SYSTEM, TWIN, officer
from unionhall.indicators.queries.scopes import (
    children_of,
    choosable_scopes,
    first_scope,
    scope_at,
    scope_line,
    scope_of_code,
)
from unionhall.kernel.errors import NotFound


def test_figures_begin_where_the_role_is_held(park):
    assert first_scope(officer("park_officer", PARK)).path == PARK
    assert first_scope(officer("union_officer", f"{PARK}0001")).is_area is False
    assert [one.path for one in choosable_scopes(officer("park_officer", PARK))] == [PARK]


def test_the_other_park_is_not_found(park):
    with pytest.raises(NotFound):
        scope_of_code(officer("park_officer", PARK), f"O{TWIN}")
    with pytest.raises(NotFound):
        scope_at(SYSTEM, "9999")


def test_only_federations_are_children(park):
    assert [child.path for child in children_of(scope_at(SYSTEM, CITY))] == [PARK, TWIN]
    assert children_of(scope_at(SYSTEM, PARK)) == []


def test_the_line_above_shows_only_what_may_be_opened(park):
    assert [one.path for one in scope_line(SYSTEM, scope_at(SYSTEM, PARK))] == [CITY]
    actor = officer("park_officer", PARK)
    assert scope_line(actor, scope_at(actor, PARK)) == []
