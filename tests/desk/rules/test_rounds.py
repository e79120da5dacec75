"""Rounds: for which day, by when, and which one was before."""

from datetime import date

import pytest

from unionhall.desk.rules.rounds import opens_on, round_before, rounds_of, year_before
from unionhall.kernel.errors import Refused


def test_rounds_of_three_years():
    found = rounds_of(rhythm="quarterly", first_year=2024, last_year=2026, due_days=15)
    assert (len(found), found[0].code, found[0].as_of_on, found[0].due_on) == (
        12,
        "2024Q1",
        date(2024, 3, 31),
        date(2024, 4, 15),
    )
    once = rounds_of(rhythm="once", first_year=2026, last_year=2026, due_on=date(2026, 12, 10))
    assert [(one.code, one.due_on) for one in once] == [("2026", date(2026, 12, 10))]


@pytest.mark.parametrize(
    "more",
    [
        {"rhythm": "once"},
        {"rhythm": "daily"},
        {"rhythm": "yearly", "last_year": 2025},
        {"rhythm": "yearly", "last_year": 2040},
        {"rhythm": "yearly", "due_days": 181},
    ],
)
def test_what_cannot_be_planned_is_refused(more):
    with pytest.raises(Refused):
        rounds_of(**({"first_year": 2026, "last_year": 2026} | more))


def test_neighbours():
    assert year_before("2026H1") == "2025H1"
    assert round_before("2026Q2", ["2026Q1", "2025Q4", "2026Q3"]) == "2026Q1"
    assert round_before("2026Q1", ["2026Q1"]) == ""
    assert opens_on(date(2026, 6, 30), date(2026, 7, 15)) == date(2026, 6, 9)
