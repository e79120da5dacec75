"""Withdraw a fact that was recorded wrongly; it stays on file as withdrawn."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.guidance.queries.practices import standing_practice
from unionhall.guidance.queries.responsibilities import reached
from unionhall.guidance.rules.grants import RECORD
from unionhall.guidance.rules.network import LONGEST_REASON
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def withdraw_practice(*, actor: Actor, uscc: str, practice_id: int, reason: str, now: datetime) -> None:
    """Withdraw the fact with a reason; it counts no longer."""
    require(actor, RECORD)
    # Gather
    employer = reached(actor, uscc, clock.today(now), RECORD)
    row = standing_practice(employer, practice_id, lock=True)
    # Decide
    if not reason.strip():
        raise Refused("guidance.no_reason", N_("Say why."), where="reason")
    # Record
    row.withdrawn_at, row.withdrawn_reason = now, reason.strip()[:LONGEST_REASON]
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    audit.record(
        actor=actor,
        verb="guidance.withdraw_practice",
        subject=f"employer:{uscc}",
        scope_path=employer.scope_path,
        now=now,
        facts={"practice": row.pk},
        reason=row.withdrawn_reason,
    )
