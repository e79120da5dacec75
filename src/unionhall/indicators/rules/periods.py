"""The days of a trend: ends of months or of years, up to and including a day."""

import calendar
from datetime import date, timedelta

from unionhall.kernel.text import N_

MONTHS, YEARS = "months", "years"
STEPS = {MONTHS: N_("Ends of months"), YEARS: N_("Ends of years")}
POINTS = {MONTHS: 12, YEARS: 6}


def last_month_end(day: date) -> date:
    """Return the last day of the month before the one that ``day`` is in.

    >>> last_month_end(date(2024, 3, 18))
    datetime.date(2024, 2, 29)
    """
    return day.replace(day=1) - timedelta(days=1)


def is_month_end(day: date) -> bool:
    """Tell whether ``day`` is the last of its month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def trend_days(until: date, step: str) -> list[date]:
    """Return the ends of periods before ``until``, the earliest first, and ``until`` itself last.

    >>> [f"{day:%m-%d}" for day in trend_days(date(2024, 3, 18), MONTHS)][-3:]
    ['01-31', '02-29', '03-18']
    """
    days = [until]
    while len(days) < POINTS[step]:
        earliest = days[0]
        days.insert(0, date(earliest.year - 1, 12, 31) if step == YEARS else last_month_end(earliest))
    return days
