"""Do what a clock that ran out is there for."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.outbox import announce
from unionhall.kernel.actors import Actor, system_actor
from unionhall.kernel.errors import Refusal
from unionhall.workflow.actions.fire import fire
from unionhall.workflow.events import ClockRanOut
from unionhall.workflow.models import Run, RunClock
from unionhall.workflow.queries.clocks import clock_with_run, seat_above
from unionhall.workflow.queries.runs import declared_of
from unionhall.workflow.rules.procedure import Clock


@transaction.atomic
def run_out_clock(*, actor: Actor, clock_id: int, now: datetime) -> bool:
    """Fire the clock's default outcome, or show the run to those above; return whether anything was done.

    An outcome that the rules refuse (a guard does not hold) is not forced: the run is escalated instead. Safe to
    repeat: a clock that was stopped or has run out does nothing.
    """
    require(actor, "workflow.keep_clocks")
    # Gather
    found = clock_with_run(clock_id)
    today = clock.today(now)
    if found is None or found[0].due_on >= today:
        return False
    late, run = found
    table = declared_of(run).procedure
    rule = next((one for one in table.state(late.state).clocks if one.code == late.code), None)
    # Decide
    above = seat_above(run, today) if rule is not None else ""
    # Record
    RunClock.objects.filter(pk=late.pk).update(ran_out_at=now)
    announce(
        ClockRanOut(run.pk, run.procedure, late.code, late.state), aggregate=run.ref, now=now, scope_path=run.scope_path
    )
    fired = rule is not None and bool(rule.outcome) and _fired(run, rule, now)
    if rule is not None and not fired and (rule.escalate or rule.outcome) and above:
        Run.objects.filter(pk=run.pk).update(escalated_path=above)
    record(
        actor=actor,
        verb="workflow.run_out_clock",
        subject=run.ref,
        scope_path=run.scope_path,
        now=now,
        facts={
            "clock": late.code,
            "due_on": late.due_on.isoformat(),
            "fired": fired,
            "escalated": bool(above) and not fired,
        },
    )
    return True


def _fired(run: Run, rule: Clock, now: datetime) -> bool:
    try:
        with transaction.atomic():
            fire(actor=system_actor("workflow"), run_id=run.pk, event=rule.outcome, version=run.version, now=now)
    except Refusal:
        return False
    return True
