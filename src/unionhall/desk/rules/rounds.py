"""Rounds of a deployment: for which day the figures hold and by when they are returned."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

ONCE, YEARLY, HALF_YEARLY, QUARTERLY = "once", "yearly", "half_yearly", "quarterly"
RHYTHMS = {
    ONCE: N_("Once"),
    YEARLY: N_("Every year"),
    HALF_YEARLY: N_("Every half year"),
    QUARTERLY: N_("Every quarter"),
}
_MONTHS = {YEARLY: (12,), HALF_YEARLY: (6, 12), QUARTERLY: (3, 6, 9, 12)}
FIRST_YEAR, LAST_YEAR, MOST_YEARS = 1990, 2150, 10
# Ours: a return is opened three weeks before the day for which its figures hold, so that nobody is surprised.
OPENED_BEFORE = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class PlannedRound:
    """``code`` orders rounds within a year: 2026, 2026H1, 2026Q3."""

    code: str
    year: int
    as_of_on: date
    due_on: date


def rounds_of(
    *, rhythm: str, first_year: int, last_year: int, due_days: int = 15, due_on: date | None = None
) -> list[PlannedRound]:
    """Return the rounds of the years: due ``due_days`` after each period's end, or, once, on ``due_on``.

    >>> [one.code for one in rounds_of(rhythm="half_yearly", first_year=2026, last_year=2026)]
    ['2026H1', '2026H2']
    """
    if not FIRST_YEAR <= first_year <= last_year <= LAST_YEAR or last_year - first_year >= MOST_YEARS:
        raise Refused(
            "desk.bad_years",
            N_("From {first} to {last} is no span of at most {most} years."),
            where="last_year",
            first=first_year,
            last=last_year,
            most=MOST_YEARS,
        )
    if rhythm == ONCE:
        if due_on is None:
            raise Refused("desk.no_due_day", N_("Say by which day it is to be returned."), where="due_on")
        return [PlannedRound(str(last_year), last_year, due_on, due_on)]
    if rhythm not in _MONTHS:
        raise Refused("desk.bad_rhythm", N_("There is no such rhythm."), where="rhythm")
    if not 0 <= due_days <= 180:
        raise Refused("desk.bad_due_days", N_("A return is due 0 to 180 days after its period."), where="due_days")
    return [
        PlannedRound(_code(year, month, rhythm), year, end, end + timedelta(days=due_days))
        for year in range(first_year, last_year + 1)
        for month in _MONTHS[rhythm]
        for end in [date(year, month, calendar.monthrange(year, month)[1])]
    ]


def _code(year: int, month: int, rhythm: str) -> str:
    if rhythm == QUARTERLY:
        return f"{year}Q{month // 3}"
    return f"{year}H{month // 6}" if rhythm == HALF_YEARLY else str(year)


def opens_on(as_of_on: date, due_on: date) -> date:
    """Return the day from which units find the return among what they have to do."""
    return min(as_of_on, due_on) - OPENED_BEFORE


def year_before(code: str) -> str:
    """Return the code of the same round a year earlier.

    >>> year_before("2026Q3")
    '2025Q3'
    """
    return f"{int(code[:4]) - 1}{code[4:]}"


def round_before(code: str, codes: Iterable[str]) -> str:
    """Return the round right before one, empty when it is the first."""
    return max((one for one in codes if one < code), default="")
