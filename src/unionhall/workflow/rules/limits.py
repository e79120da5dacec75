"""When a clock ends: days and months as Civil Code art. 200-203 has it, working days by the official table."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from unionhall.kernel.working_days import Deadline, WorkCalendar, add_days, add_months, add_working_days
from unionhall.workflow.rules.procedure import DAY, GIVEN_DAY, MONTH, WORKING_DAY, Clock
from unionhall.workflow.rules.profiles import Profile


def _exactly(calendar: WorkCalendar, start: date, amount: int) -> Deadline:
    """Return the day itself: whoever set it set that day, no rest day moves it."""
    return Deadline(start + timedelta(days=amount), provisional=False)


_ADD: dict[str, Callable[[WorkCalendar, date, int], Deadline]] = {
    WORKING_DAY: add_working_days,
    DAY: add_days,
    MONTH: add_months,
    GIVEN_DAY: _exactly,
}


def amount_of(clock: Clock, profile: Profile) -> tuple[int, str]:
    """Return how long a clock runs and in which unit; the profile's own unit goes before the table's."""
    if isinstance(clock.amount, int):
        return clock.amount, clock.unit
    number = profile.value(clock.amount)
    return number.number(), number.unit if number.unit in _ADD else clock.unit


def days_to(clock: Clock, values: Mapping[str, Any], today: date) -> int:
    """Return the days from today to the day that the run's values name for the clock; 0 when it is over."""
    return max((date.fromisoformat(str(values[str(clock.amount)])) - today).days, 0)


def limit(calendar: WorkCalendar, start: date, amount: int, unit: str) -> Deadline:
    """Return the last day of a limit that begins on ``start``, which itself does not count."""
    return _ADD[unit](calendar, start, amount)


def calendar_mark(calendar: WorkCalendar) -> str:
    """Return a short mark of the working-day table: it changes when the table does."""
    days = ",".join(f"{day}:{int(working)}" for day, working in sorted(calendar.exceptions.items()))
    years = ",".join(str(year) for year in sorted(calendar.confirmed))
    return hashlib.sha256(f"{days}|{years}".encode()).hexdigest()[:16]
