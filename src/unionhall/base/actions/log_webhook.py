"""Keep what came of a notification."""

from datetime import datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.base.models import WebhookDelivery, WebhookState
from unionhall.kernel.actors import Actor

MOST_ATTEMPTS = 8


@transaction.atomic
def log_webhook(*, actor: Actor, delivery_id: int, status: int | None, error: str, final: bool, now: datetime) -> bool:
    """Note one try; return whether the notification is settled (received, or given up when ``final``)."""
    require(actor, "base.log_webhook")
    # Gather
    delivery = WebhookDelivery.objects.select_for_update().get(pk=delivery_id)
    # Decide
    received = status is not None and 200 <= status < 300
    if received:
        delivery.state = WebhookState.SENT
    elif final:
        delivery.state = WebhookState.FAILED
    # Record
    delivery.attempts += 1
    delivery.status_code = status
    delivery.error = "" if received else error[:200]
    delivery.settled_at = now if received or final else None
    delivery.save(update_fields=["state", "attempts", "status_code", "error", "settled_at"])
    return received or final
