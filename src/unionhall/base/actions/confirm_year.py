"""Confirm a year of the working-day table with the number of its official notice."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import CalendarYear
from unionhall.base.rules.notices import checked_notice
from unionhall.kernel.actors import Actor


@transaction.atomic
def confirm_year(*, actor: Actor, year: int, notice: str, now: datetime) -> None:
    """From now on deadlines in ``year`` are no longer provisional; a wrong number is mended by confirming again."""
    require(actor, "base.change_calendar")
    # Gather
    held, _ = CalendarYear.objects.select_for_update().get_or_create(year=year)
    # Decide
    number = checked_notice(notice)
    # Record
    held.notice, held.confirmed_by_id, held.confirmed_at = number, actor.account_id, now
    held.save(update_fields=["notice", "confirmed_by", "confirmed_at"])
    record(
        actor=actor,
        verb="base.confirm_year",
        subject=f"calendar:{year}",
        scope_path="",
        now=now,
        facts={"notice": number},
    )
