"""End a role before its time, on a day or at once."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import holdings_for, require
from unionhall.base.queries.roles import role_in_scope
from unionhall.base.rules.granting import check_end, check_reason
from unionhall.kernel.actors import Actor


@transaction.atomic
def end_role(*, actor: Actor, assignment_id: int, last_on: date | None, reason: str, now: datetime) -> None:
    """End the role after ``last_on``, or at once when that is ``None``; what was delegated from it ends with it."""
    require(actor, "base.grant_role")
    # Gather
    today = clock.today(now)
    assignment = role_in_scope(actor, "base.grant_role", assignment_id)
    # Decide
    check_end(
        holdings_for(actor, "base.grant_role"),
        role=assignment.role,
        path=assignment.scope_path,
        subtree=assignment.subtree,
        from_on=assignment.from_on,
        to_on=assignment.to_on,
        revoked=assignment.revoked_at is not None,
        last_on=last_on,
        today=today,
    )
    why = check_reason(reason)
    # Record
    if last_on is None:
        assignment.revoked_at = now
    else:
        assignment.to_on = last_on
    assignment.save(update_fields=["revoked_at", "to_on"])
    record(
        actor=actor,
        verb="base.end_role",
        subject=f"account:{assignment.account_id}",
        scope_path=assignment.scope_path,
        now=now,
        facts={
            "assignment": assignment.pk,
            "role": assignment.role,
            "last_on": last_on.isoformat() if last_on else None,
        },
        reason=why,
    )
