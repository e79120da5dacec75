"""Terms end by the calendar, alerts come on their days, late is amber and then red."""

from datetime import date, timedelta

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.rules.terms import (
    AMBER,
    DUE,
    EXTENDED,
    RED,
    RUNNING,
    Term,
    alerts_due,
    check_extension,
    standing,
    term_end,
)

TERM = Term(elected_on=date(2023, 11, 22), ends_on=date(2026, 11, 22))
EXTENSION = Term(elected_on=date(2023, 11, 22), ends_on=date(2026, 11, 22), extended_to=date(2027, 3, 1))


def test_the_term_begins_on_the_election_day() -> None:
    assert term_end(date(2023, 11, 22), 3) == date(2026, 11, 22)
    assert term_end(date(2024, 2, 29), 5) == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-181, RUNNING), (-180, DUE), (0, DUE), (1, AMBER), (180, AMBER), (181, RED)],
)
def test_standing_without_extension(days: int, expected: str) -> None:
    assert standing(TERM, TERM.ends_on + timedelta(days=days)) == expected


@pytest.mark.parametrize(("on", "expected"), [
    (date(2026, 11, 22), DUE),
    (date(2026, 11, 23), EXTENDED),
    (date(2027, 3, 1), EXTENDED),
    (date(2027, 3, 2), AMBER),
    (date(2027, 5, 21), AMBER),
    (date(2027, 5, 22), RED),
])  # fmt: skip
def test_standing_with_extension(on: date, expected: str) -> None:
    assert standing(EXTENSION, on) == expected


@pytest.mark.parametrize(
    ("days", "alerts"),
    [(-181, ()), (-180, (-180,)), (-90, (-90, -180)), (-30, (-30, -90, -180)), (0, (0, -30, -90, -180)), (30, 5)],
)
def test_alerts_on_their_days(days: int, alerts: tuple[int, ...] | int) -> None:
    due = alerts_due(TERM, TERM.ends_on + timedelta(days=days))
    assert due == alerts if isinstance(alerts, tuple) else len(due) == alerts


def test_an_alert_is_told_once() -> None:
    assert alerts_due(TERM, TERM.ends_on, frozenset({-180, -90, -30})) == (0,)


def test_an_extension_has_six_months() -> None:
    check_extension(TERM, date(2027, 5, 22))
    with pytest.raises(Refused) as refused:
        check_extension(TERM, date(2027, 5, 23))
    assert refused.value.facts["latest"] == date(2027, 5, 22)
    with pytest.raises(Refused):
        check_extension(TERM, TERM.ends_on)
