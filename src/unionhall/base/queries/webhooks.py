"""Readers of webhooks, their log, and what one notification says."""

from dataclasses import dataclass

from django.db.models import QuerySet

from unionhall.base.authority import require, scoped
from unionhall.base.canonical import canonical_json
from unionhall.base.models import Webhook, WebhookDelivery, WebhookState
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A notification that still has to be sent."""

    url: str
    secret: str
    event_id: str
    event: str
    body: bytes


def webhooks(actor: Actor) -> QuerySet[Webhook]:
    """Return the webhooks of the actor's scope."""
    return scoped(Webhook.objects.all(), actor, "base.read_webhooks").order_by("-id")


def webhook(actor: Actor, webhook_id: int) -> Webhook:
    """Return one of them."""
    found = webhooks(actor).filter(pk=webhook_id).first()
    if found is None:
        raise NotFound("base.not_found", N_("Nothing here under this address. It may have moved, or it is not yours."))
    return found


def deliveries(actor: Actor, webhook_id: int) -> QuerySet[WebhookDelivery]:
    """Return the log of a webhook, the latest first."""
    return WebhookDelivery.objects.filter(webhook=webhook(actor, webhook_id)).select_related("event").order_by("-id")


def outgoing(actor: Actor, delivery_id: int) -> Outgoing | None:
    """Return what the job must send; ``None`` when it was sent, given up, or the webhook was ended."""
    require(actor, "base.log_webhook")
    held = WebhookDelivery.objects.select_related("webhook", "event").filter(pk=delivery_id).first()
    if held is None or held.state != WebhookState.WAITING or not held.webhook.is_active:
        return None
    event = held.event
    content = {"id": str(event.pk), "event": event.name, "at": event.at, "data": event.payload}
    return Outgoing(
        url=held.webhook.url,
        secret=held.webhook.secret,
        event_id=str(event.pk),
        event=event.name,
        body=canonical_json(content).encode(),
    )
