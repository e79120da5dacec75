"""The time that a page of figures is about: a year, or from one day to another."""

from datetime import date

FIRST_YEAR = 2000


def year_of(text: str, today: date) -> int:
    """Return the year that was asked for; anything odd is this year.

    >>> year_of("2024", date(2026, 11, 23)), year_of("soon", date(2026, 11, 23)), year_of("2999", date(2026, 11, 23))
    (2024, 2026, 2026)
    """
    asked = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else today.year
    return asked if FIRST_YEAR <= asked <= today.year else today.year


def average(total: int, count: int) -> str:
    """Return stars per rating to one place, rounded half up; nothing when nobody rated.

    >>> average(9, 2), average(14, 3), average(0, 0)
    ('4.5', '4.7', '')
    """
    if not count:
        return ""
    tenths = (total * 20 + count) // (2 * count)
    return f"{tenths // 10}.{tenths % 10}"
