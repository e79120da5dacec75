"""Remind by the clock: what is due soon, and what is late."""

from datetime import datetime, timedelta

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.models import Reminder
from unionhall.desk.queries.returns import to_remind
from unionhall.desk.rules.deploying import LATE, SOON
from unionhall.desk.rules.returning import NEAR_DAYS
from unionhall.kernel.actors import Actor


@transaction.atomic
def chase_returns(*, actor: Actor, now: datetime) -> int:
    """Note one batch of reminders, each return once per kind; return how many. Escalation is the engine's clock."""
    require(actor, "desk.chase_returns")
    # Gather
    today = clock.today(now)
    found = to_remind(today, today + timedelta(days=NEAR_DAYS))
    # Decide
    rows = [Reminder(given_id=pk, kind=LATE if late else SOON, at=now) for pk, late in found]
    # Record
    Reminder.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    if rows:
        record(
            actor=actor,
            verb="desk.chase_returns",
            subject="returns",
            scope_path="",
            now=now,
            facts={"late": sum(late for _, late in found), "soon": sum(not late for _, late in found)},
        )
    return len(rows)
