"""What the base floor adds to pages of many modules: the year whose working days nobody has confirmed."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import may
from unionhall.base.parts import Part, Todo, offer
from unionhall.base.queries.calendar import unconfirmed_years
from unionhall.kernel.actors import Actor

NOTICE_MONTH = 11  # the State Council announces the next year's holidays in October or November


def calendar_todo(actor: Actor, now: datetime, _subject: Any) -> Part | None:
    """Ask for the notice of this year, from November on also for that of the next."""
    if not may(actor, "base.change_calendar"):
        return None
    today = clock.today(now)
    last = today.year + 1 if today.month >= NOTICE_MONTH else today.year
    rows = tuple(
        Todo(
            gettext("The working days of {year} are not confirmed").format(year=year),
            gettext("Until its official notice is entered, deadlines in that year are provisional."),
            reverse("base:calendar_year", args=[year]),
            gettext("Enter the notice"),
            urgent=year == today.year,
        )
        for year in unconfirmed_years(today.year, last)
    )
    return Part(rows=rows) if rows else None


offer("home.todo", calendar_todo, order=30)
