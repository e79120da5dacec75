"""The clock, read at doors only; below a door time is an argument."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Return this instant, aware."""
    return timezone.now()


def today(instant: datetime | None = None) -> date:
    """Return the calendar day in China at ``instant`` (this instant when not given)."""
    return timezone.localdate(instant)
