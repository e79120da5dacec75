"""Working days and time limits (Civil Code art. 200-203): pure arithmetic over a table of exceptions.

The first day never counts. A limit in months ends on the same day number, at the month's end where there is none.
A limit in days or months whose last day is free ends on the next working day. The table decides, Monday to Friday is
only what holds where it is silent; a year without an official notice makes every deadline that touches it provisional.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

_DAY = timedelta(days=1)
_MOST_DAYS = 20_000  # about 54 years: nobody means more, and a loop over outside numbers is bounded


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a limit (it ends at 24:00); ``provisional`` when a year on the way has no official notice."""

    day: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """``exceptions``: day → is it worked; ``confirmed``: the years whose official notice is known."""

    exceptions: Mapping[date, bool] = field(default_factory=dict)
    confirmed: frozenset[int] = frozenset()

    def is_working(self, day: date) -> bool:
        """Tell whether people work on ``day``.

        >>> WorkCalendar({date(2026, 10, 10): True}).is_working(date(2026, 10, 10))
        True
        """
        return self.exceptions.get(day, day.weekday() < 5)

    def is_provisional(self, first: date, last: date) -> bool:
        """Tell whether a year between the two days has no official notice."""
        years = range(min(first.year, last.year), max(first.year, last.year) + 1)
        return any(year not in self.confirmed for year in years)


def add_working_days(calendar: WorkCalendar, day: date, count: int) -> Deadline:
    """Return the ``count``-th working day after ``day`` (which does not count); negative counts go back.

    >>> add_working_days(WorkCalendar(), date(2026, 11, 20), 1)
    Deadline(day=datetime.date(2026, 11, 23), provisional=True)
    """
    assert abs(count) <= _MOST_DAYS, "a limit of more than half a century is a mistake"
    step = _DAY if count >= 0 else -_DAY
    reached, left = day, abs(count)
    while left:
        reached += step
        left -= calendar.is_working(reached)
    return Deadline(day=reached, provisional=calendar.is_provisional(day, reached))


def add_days(calendar: WorkCalendar, day: date, count: int) -> Deadline:
    """Return the end of a limit of ``count`` calendar days: a free last day moves to the next working day."""
    return next_working_day(calendar, day, day + timedelta(days=count))


def add_months(calendar: WorkCalendar, day: date, count: int) -> Deadline:
    """Return the end of a limit of ``count`` months: same day number or the month's end, then as ``add_days``."""
    return next_working_day(calendar, day, same_day_later(day, count))


def add_years(calendar: WorkCalendar, day: date, count: int) -> Deadline:
    """Return the end of a limit of ``count`` years."""
    return add_months(calendar, day, 12 * count)


def same_day_later(day: date, months: int) -> date:
    """Return the same day number ``months`` later, or the month's last day where it has no such day.

    >>> same_day_later(date(2027, 1, 31), 1), same_day_later(date(2026, 11, 22), 3)
    (datetime.date(2027, 2, 28), datetime.date(2027, 2, 22))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_working_day(calendar: WorkCalendar, start: date, last: date) -> Deadline:
    """Return ``last``, or the first working day after it when it is free."""
    reached = last
    for _ in range(366):
        if calendar.is_working(reached):
            break
        reached += _DAY
    return Deadline(day=reached, provisional=calendar.is_provisional(start, reached))


def working_days_between(calendar: WorkCalendar, first: date, last: date) -> int:
    """Count the working days after ``first`` up to and including ``last``; negative when ``last`` lies before.

    >>> working_days_between(WorkCalendar(), date(2026, 11, 20), date(2026, 11, 27))
    5
    """
    if last < first:
        return -working_days_between(calendar, last, first)
    assert (last - first).days <= _MOST_DAYS, "more than half a century is a mistake"
    return sum(calendar.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
