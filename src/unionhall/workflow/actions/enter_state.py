"""Bring a run into a state: who has it, where they sit, which clocks run."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.calendar import work_calendar
from unionhall.kernel.actors import Actor
from unionhall.workflow.models import Run, RunClock
from unionhall.workflow.queries.clocks import first_clocks
from unionhall.workflow.queries.profiles import pinned_profile
from unionhall.workflow.queries.runs import seat_of
from unionhall.workflow.rules.limits import amount_of, calendar_mark, days_to, limit
from unionhall.workflow.rules.procedure import GIVEN_DAY, Procedure, State


@transaction.atomic
def enter_state(*, actor: Actor, run: Run, table: Procedure, state: str, now: datetime) -> None:
    """Stop the clocks of the state before, start those of the new one; ``start_run`` and ``fire`` call this."""
    require(actor, "workflow.act")
    # Gather
    today = clock.today(now)
    entered = table.state(state)
    before = first_clocks(run, [one.code for one in entered.clocks if one.once])
    # Decide
    run.state, run.state_since, run.holder = state, now, entered.holder
    run.seat_path = seat_of(run, table, entered, today)
    run.escalated_path = ""
    run.outcome = entered.final
    run.finished_at = now if entered.final else None
    started = _started(run, entered, before, today)
    first = min(started, key=lambda one: one.due_on, default=None)
    run.due_on = first.due_on if first else None
    run.due_provisional = bool(first and first.provisional)
    # Record
    run.save()
    RunClock.objects.filter(run=run, stopped_at__isnull=True).update(stopped_at=now)
    for one in started:
        one.run = run
    RunClock.objects.bulk_create(started)


def _started(run: Run, state: State, before: Mapping[str, RunClock], today: date) -> list[RunClock]:
    if not state.clocks:
        return []
    calendar, profile = work_calendar(), pinned_profile(run.profile)
    mark = calendar_mark(calendar)
    rows = []
    for declared in state.clocks:
        first = before.get(declared.code)
        given = declared.unit == GIVEN_DAY
        amount, unit = (days_to(declared, run.values, today), GIVEN_DAY) if given else amount_of(declared, profile)
        since = today
        if first is not None:
            amount, unit, since = first.amount, first.unit, first.started_on
        deadline = limit(calendar, since, amount, unit)
        rows.append(
            RunClock(
                code=declared.code,
                state=state.code,
                amount=amount,
                unit=unit,
                started_on=since,
                due_on=deadline.day,
                provisional=deadline.provisional,
                calendar=mark,
            )
        )
    return rows
