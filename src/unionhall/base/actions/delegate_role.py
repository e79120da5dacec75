"""Let somebody act in one's own role for a time."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import RoleAssignment
from unionhall.base.queries.accounts import colleague_named
from unionhall.base.queries.roles import delegation_exists
from unionhall.base.rules.delegation import check_delegation
from unionhall.base.rules.granting import check_reason
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_


@transaction.atomic
def delegate_role(
    *, actor: Actor, assignment_id: int, username: str, from_on: date, to_on: date, reason: str, now: datetime
) -> int:
    """Let the account named ``username`` hold one of the actor's own roles for a period; return the new id.

    It ends by itself with the period, with the role it comes from, or when the giver takes it back.
    """
    require(actor, "base.delegate_role")
    # Gather
    today = clock.today(now)
    given = (
        RoleAssignment.objects.select_for_update().filter(pk=assignment_id, account_id=actor.account_id or 0).first()
    )
    substitute = colleague_named(username, given.scope_path, today=today) if given is not None else None
    if given is None:
        raise NotFound("base.not_found", N_("There is no such role of yours under this address."))
    if substitute is None:
        raise NotFound("base.not_found", N_("Nobody here has exactly this user name. Ask your colleague for it."))
    # Decide
    check_delegation(
        own=given.account_id == actor.account_id,
        delegated=given.delegated_from_id is not None,
        over=given.revoked_at is not None or (given.to_on is not None and given.to_on < today),
        to_oneself=substitute.pk == actor.account_id,
        from_on=from_on,
        to_on=to_on,
        role_from_on=given.from_on,
        role_to_on=given.to_on,
        today=today,
        overlapping=delegation_exists(given.pk, substitute.pk, from_on=from_on, to_on=to_on),
    )
    why = check_reason(reason)
    # Record
    made = RoleAssignment.objects.create(
        account=substitute,
        role=given.role,
        scope_path=given.scope_path,
        subtree=given.subtree,
        from_on=from_on,
        to_on=to_on,
        granted_by_id=actor.account_id,
        granted_at=now,
        reason=why,
        delegated_from=given,
    )
    record(
        actor=actor,
        verb="base.delegate_role",
        subject=f"account:{substitute.pk}",
        scope_path=given.scope_path,
        now=now,
        facts={
            "assignment": made.pk,
            "from": given.pk,
            "role": given.role,
            "from_on": from_on.isoformat(),
            "to_on": to_on.isoformat(),
        },
        reason=why,
    )
    return made.pk
