"""Deliver an event again that got stuck, or skip it, so that the later ones of its aggregate can go on."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import DeliveryState, OutboxDelivery
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_


@transaction.atomic
def settle_delivery(*, actor: Actor, delivery_id: int, skip: bool, reason: str, now: datetime) -> None:
    """Put a dead delivery back (its attempts begin anew) or skip it for good with a reason."""
    require(actor, "base.settle_delivery")
    # Gather
    held = (
        OutboxDelivery.objects.select_for_update(of=("self",))
        .select_related("event")
        .filter(pk=delivery_id, state=DeliveryState.DEAD)
        .first()
    )
    # Decide
    if held is None:
        raise NotFound("base.not_found", N_("Nothing here under this address. It may have moved, or it is not yours."))
    require(actor, "base.settle_delivery", held.event.scope_path)
    if skip and not reason.strip():
        raise Refused("base.reason_missing", N_("Say why this event is skipped: what it tells will be missing."))
    # Record
    held.state = DeliveryState.SKIPPED if skip else DeliveryState.WAITING
    held.attempts, held.next_at, held.settled_at = (held.attempts, held.next_at, now) if skip else (0, now, None)
    held.save(update_fields=["state", "attempts", "next_at", "settled_at"])
    record(
        actor=actor,
        verb="base.settle_delivery",
        subject=f"event:{held.event_id}",
        scope_path=held.event.scope_path,
        now=now,
        facts={"subscriber": held.subscriber, "skipped": skip},
        reason=reason.strip()[:300],
    )
