"""Compute running clocks again after the working-day table changed."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.calendar import work_calendar
from unionhall.kernel.actors import Actor
from unionhall.workflow.models import Run, RunClock
from unionhall.workflow.queries.clocks import clocks_of_other_calendars, first_due
from unionhall.workflow.rules.limits import calendar_mark, limit


@transaction.atomic
def recount_clocks(*, actor: Actor, after: int = 0, now: datetime) -> tuple[int, int]:
    """Recount one batch behind clock ``after``; return how many were looked at and the last one's id."""
    require(actor, "workflow.keep_clocks")
    # Gather
    calendar = work_calendar()
    mark = calendar_mark(calendar)
    clocks = clocks_of_other_calendars(mark, after)
    if not clocks:
        return 0, after
    # Decide
    moved = 0
    for one in clocks:
        deadline = limit(calendar, one.started_on, one.amount, one.unit)
        moved += deadline.day != one.due_on
        one.due_on, one.provisional, one.calendar = deadline.day, deadline.provisional, mark
    # Record
    RunClock.objects.bulk_update(clocks, ["due_on", "provisional", "calendar"], batch_size=200)
    due = first_due([one.run_id for one in clocks])
    runs = [Run(pk=pk, due_on=day, due_provisional=provisional) for pk, (day, provisional) in sorted(due.items())]
    Run.objects.bulk_update(runs, ["due_on", "due_provisional"], batch_size=200)
    record(
        actor=actor,
        verb="workflow.recount_clocks",
        subject="calendar",
        scope_path="",
        now=now,
        facts={"clocks": len(clocks), "moved": moved},
    )
    return len(clocks), clocks[-1].pk
