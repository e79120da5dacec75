"""Write on the order what a step of its run says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.calendar import add_working_days
from unionhall.desk.queries.orders import order_under_run, reason_of
from unionhall.desk.rules.noting import Taken, noted
from unionhall.desk.rules.service import VISIT_DAYS
from unionhall.kernel.actors import Actor
from unionhall.workflow.models import Run


@transaction.atomic
def note_step(*, actor: Actor, run: Run, values: Mapping[str, Any], now: datetime) -> None:
    """Keep days, people, words and stars of the step that the engine just took; the engine calls this, nobody else."""
    require(actor, "desk.read_orders", run.scope_path)
    # Gather
    order = order_under_run(run.pk)
    if order is None:
        return
    today = clock.today(now)
    due = add_working_days(today, VISIT_DAYS).day
    # Decide
    taken = Taken(run.state, values, reason_of(run), today, due)
    changed = noted(taken, accepted_before=order.accepted_on is not None)
    # Record
    for name, value in changed.items():
        setattr(order, name, value)
    order.save()
