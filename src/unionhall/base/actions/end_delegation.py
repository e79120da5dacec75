"""Take a delegated role back, or give it back."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import RoleAssignment
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_


@transaction.atomic
def end_delegation(*, actor: Actor, assignment_id: int, now: datetime) -> None:
    """End a delegation at once; both the giver and whoever stands in may do it."""
    require(actor, "base.own_profile")
    # Gather
    either = Q(account_id=actor.account_id or 0) | Q(delegated_from__account_id=actor.account_id or 0)
    delegation = (
        RoleAssignment.objects.select_for_update(of=("self",))
        .filter(either, pk=assignment_id, delegated_from__isnull=False)
        .first()
    )
    # Decide
    if delegation is None:
        raise NotFound("base.not_found", N_("There is no such delegation of yours under this address."))
    if delegation.revoked_at is not None:
        raise Refused("base.role_over", N_("This role is over already."))
    # Record
    delegation.revoked_at = now
    delegation.save(update_fields=["revoked_at"])
    record(
        actor=actor,
        verb="base.end_delegation",
        subject=f"account:{delegation.account_id}",
        scope_path=delegation.scope_path,
        now=now,
        facts={"assignment": delegation.pk},
    )
