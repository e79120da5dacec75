"""Working days over the installation's own table; the arithmetic is in ``kernel/working_days.py``.

Each function reads the table (two small queries); whoever computes many deadlines loads ``work_calendar()`` once and
passes it in.
"""

from datetime import date

from unionhall.base.models import CalendarDay, CalendarYear
from unionhall.kernel import working_days
from unionhall.kernel.working_days import Deadline, WorkCalendar


def work_calendar() -> WorkCalendar:
    """Load the whole table: some thirty exceptions a year."""
    exceptions = dict(CalendarDay.objects.values_list("day", "working"))
    confirmed = CalendarYear.objects.exclude(notice="").values_list("year", flat=True)
    return WorkCalendar(exceptions=exceptions, confirmed=frozenset(confirmed))


def is_working_day(day: date, *, calendar: WorkCalendar | None = None) -> bool:
    """Tell whether people work on ``day``."""
    return (calendar or work_calendar()).is_working(day)


def add_working_days(day: date, count: int, *, calendar: WorkCalendar | None = None) -> Deadline:
    """Return the ``count``-th working day after ``day`` (negative: before)."""
    return working_days.add_working_days(calendar or work_calendar(), day, count)


def add_days(day: date, count: int, *, calendar: WorkCalendar | None = None) -> Deadline:
    """Return the end of a limit of ``count`` calendar days."""
    return working_days.add_days(calendar or work_calendar(), day, count)


def add_months(day: date, count: int, *, calendar: WorkCalendar | None = None) -> Deadline:
    """Return the end of a limit of ``count`` months."""
    return working_days.add_months(calendar or work_calendar(), day, count)


def working_days_between(first: date, last: date, *, calendar: WorkCalendar | None = None) -> int:
    """Count the working days after ``first`` up to and including ``last``."""
    return working_days.working_days_between(calendar or work_calendar(), first, last)
