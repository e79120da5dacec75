"""Tells webhooks of events: one log row and one job for each event and webhook."""

from datetime import datetime

from django.db import transaction

from unionhall.base.jobs.queue import enqueue
from unionhall.base.models import OutboxEvent, Webhook, WebhookDelivery
from unionhall.kernel.actors import system_actor


def fan_out(*, now: datetime, most: int = 200) -> int:
    """Look at the next events that no webhook was told of and enqueue what must be sent; return how many events."""
    with transaction.atomic():
        waiting = OutboxEvent.objects.select_for_update(skip_locked=True).filter(hooked_at__isnull=True)
        events = list(waiting.order_by("id")[:most])
        if not events:
            return 0
        hooks = list(Webhook.objects.filter(is_active=True).order_by("id")[:200])
        rows = [
            WebhookDelivery(webhook=hook, event=event, created_at=now)
            for event in events
            for hook in hooks
            if wants(hook, event)
        ]
        for row in WebhookDelivery.objects.bulk_create(rows):
            key = f"webhook {row.pk}"
            enqueue("base.send_webhook", {"delivery": row.pk}, actor=system_actor("base"), now=now, key=key)
        OutboxEvent.objects.filter(pk__in=[event.pk for event in events]).update(hooked_at=now)
    return len(events)


def wants(hook: Webhook, event: OutboxEvent) -> bool:
    """Tell whether the webhook listens to this kind of event and the event lies within its scope."""
    return (not hook.events or event.name in hook.events) and event.scope_path.startswith(hook.scope_path)
