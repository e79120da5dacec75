"""Delivers events of the outbox to their subscribers, in order per aggregate."""

from datetime import datetime

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef

from unionhall.base.jobs.queue import pause_after
from unionhall.base.models import DeliveryState, OutboxDelivery
from unionhall.base.outbox import restore, subscriber_named
from unionhall.base.privacy import scrub

log = structlog.get_logger("unionhall.outbox")
MOST_ATTEMPTS = 8
_HOLDING_BACK = (DeliveryState.WAITING, DeliveryState.DEAD)


def deliver_due(*, now: datetime, most: int = 50) -> int:
    """Deliver up to ``most`` events that are due; return how many were tried."""
    tried = 0
    while tried < most and _deliver_next(now):
        tried += 1
    return tried


def _deliver_next(now: datetime) -> bool:
    """Deliver the oldest event that nothing of its aggregate holds back; the row stays locked until it is marked."""
    with transaction.atomic():
        earlier = OutboxDelivery.objects.filter(
            subscriber=OuterRef("subscriber"),
            aggregate=OuterRef("aggregate"),
            event__lt=OuterRef("event"),
            state__in=_HOLDING_BACK,
        )
        delivery = (
            OutboxDelivery.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(~Exists(earlier), state=DeliveryState.WAITING, next_at__lte=now)
            .order_by("event", "id")
            .select_related("event")
            .first()
        )
        if delivery is None:
            return False
        try:
            with transaction.atomic():
                _hand_over(delivery, now)
        except Exception as error:
            log.exception("event not delivered", event_id=delivery.event_id, subscriber=delivery.subscriber)
            _put_back(delivery, error, now)
        else:
            delivery.state, delivery.settled_at, delivery.error = DeliveryState.DONE, now, ""
            delivery.attempts += 1
        delivery.save(update_fields=["state", "settled_at", "attempts", "next_at", "error"])
    return True


def _hand_over(delivery: OutboxDelivery, now: datetime) -> None:
    subscriber = subscriber_named(delivery.subscriber)
    if subscriber is None:
        raise LookupError("no such subscriber in this version of the software")
    event = restore(subscriber.event_class, delivery.event.payload)
    subscriber.handler(event, event_id=str(delivery.event_id), now=now)


def _put_back(delivery: OutboxDelivery, error: Exception, now: datetime) -> None:
    delivery.attempts += 1
    delivery.error = f"{type(error).__name__}: {scrub(str(error))}"[:500]
    delivery.next_at = now + pause_after(delivery.attempts)
    if delivery.attempts >= MOST_ATTEMPTS:
        delivery.state, delivery.settled_at = DeliveryState.DEAD, now
