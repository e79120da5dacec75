"""Give somebody a role in an organisation for a period."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import holdings_for, require
from unionhall.base.models import RoleAssignment
from unionhall.base.queries.accounts import account_in_scope
from unionhall.base.queries.roles import overlapping_exists
from unionhall.base.rules.granting import check_grant, check_reason
from unionhall.kernel.actors import Actor


@transaction.atomic
def grant_role(
    *,
    actor: Actor,
    account_id: int,
    role: str,
    scope_path: str,
    subtree: bool,
    from_on: date,
    to_on: date | None,
    reason: str,
    now: datetime,
) -> int:
    """Make the account ``role`` at ``scope_path`` (``subtree``: and below) until ``to_on`` inclusive; return the id."""
    require(actor, "base.grant_role", scope_path)
    # Gather
    account = account_in_scope(actor, "base.grant_role", account_id, today=clock.today(now))
    twice = overlapping_exists(account_id=account.pk, role=role, scope_path=scope_path, from_on=from_on, to_on=to_on)
    # Decide
    check_grant(
        holdings_for(actor, "base.grant_role"),
        to_oneself=account.pk == actor.account_id,
        role=role,
        path=scope_path,
        subtree=subtree,
        from_on=from_on,
        to_on=to_on,
        overlapping=twice,
    )
    why = check_reason(reason)
    # Record
    assignment = RoleAssignment.objects.create(
        account=account,
        role=role,
        scope_path=scope_path,
        subtree=subtree,
        from_on=from_on,
        to_on=to_on,
        granted_by_id=actor.account_id,
        granted_at=now,
        reason=why,
    )
    record(
        actor=actor,
        verb="base.grant_role",
        subject=f"account:{account.pk}",
        scope_path=scope_path,
        now=now,
        facts={
            "assignment": assignment.pk,
            "role": role,
            "subtree": subtree,
            "from_on": from_on.isoformat(),
            "to_on": to_on.isoformat() if to_on else None,
        },
        reason=why,
    )
    return assignment.pk
