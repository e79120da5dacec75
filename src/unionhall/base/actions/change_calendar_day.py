"""Say of one day whether people work on it."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import CalendarDay, CalendarYear
from unionhall.kernel.actors import Actor


@transaction.atomic
def change_calendar_day(*, actor: Actor, day: date, working: bool, title: str, now: datetime) -> None:
    """Set the day; one that is as Monday to Friday would have it needs no row and loses it."""
    require(actor, "base.change_calendar")
    # Gather
    CalendarYear.objects.get_or_create(year=day.year)
    # Decide
    ordinary = working == (day.weekday() < 5)
    # Record
    if ordinary:
        CalendarDay.objects.filter(day=day).delete()
    else:
        CalendarDay.objects.update_or_create(
            day=day, defaults={"working": working, "title": title.strip()[:80], "by_hand": True}
        )
    record(
        actor=actor,
        verb="base.change_calendar_day",
        subject=f"calendar:{day}",
        scope_path="",
        now=now,
        facts={"working": working},
    )
