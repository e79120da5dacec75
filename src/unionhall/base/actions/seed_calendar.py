"""Fill the working-day table from published holidays; what an officer confirmed or changed stays."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import CalendarDay, CalendarYear
from unionhall.base.rules.published_holidays import NOTICES, published_exceptions
from unionhall.kernel.actors import Actor

FIRST_YEAR, LAST_YEAR = 2020, 2027


@transaction.atomic
def seed_calendar(*, actor: Actor, now: datetime) -> int:
    """Add missing years and days and return how many days were added; running it again adds nothing.

    A year whose notice of the State Council's office we know is confirmed by that notice, every other is provisional.
    """
    require(actor, "base.seed_calendar")
    # Gather
    known = dict(CalendarYear.objects.values_list("year", "notice"))
    days = set(CalendarDay.objects.values_list("day", flat=True))
    # Decide
    years = [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if year not in known]
    fresh = [
        CalendarDay(day=day, working=working, title=title)
        for year in years
        for day, (working, title) in published_exceptions(year).items()
        if day not in days
    ]
    # Record
    if not years:
        return 0
    CalendarYear.objects.bulk_create(
        [
            CalendarYear(year=year, notice=NOTICES.get(year, ""), confirmed_at=now if year in NOTICES else None)
            for year in years
        ]
    )
    CalendarDay.objects.bulk_create(fresh)
    record(
        actor=actor,
        verb="base.seed_calendar",
        subject="calendar",
        scope_path="",
        now=now,
        facts={"years": years, "days": len(fresh)},
    )
    return len(fresh)
