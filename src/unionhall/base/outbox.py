"""Events between modules: announced in the transaction of the fact, delivered after it, in order per aggregate.

Whoever announces holds the lock of its aggregate's row, so that ids of one aggregate grow in the order of commits.
Delivery is at least once; a subscriber's own transaction also marks the delivery, so that a subscriber that writes
only to this database gets each event exactly once. The event id is its idempotency key towards everything else.
"""

import dataclasses
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, get_type_hints

from django.db import connection

from unionhall.base.models import OutboxDelivery, OutboxEvent

Handler = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Who hears of an event: ``name`` is stored with each delivery and must stay the same over releases."""

    name: str
    event_class: type[Any]
    handler: Handler


_BY_EVENT: dict[str, list[Subscriber]] = {}
_BY_NAME: dict[str, Subscriber] = {}


def subscribe(event_class: type[Any], handler: Handler) -> None:
    """Deliver every announced ``event_class`` to ``handler(event, *, event_id, now)`` (called at start)."""
    name = f"{handler.__module__.removeprefix('unionhall.')}.{handler.__name__}"
    subscriber = Subscriber(name=name, event_class=event_class, handler=handler)
    known = _BY_NAME.setdefault(name, subscriber)
    if known is subscriber:
        _BY_EVENT.setdefault(event_name(event_class), []).append(subscriber)
    assert known.event_class is event_class, f"{name} hears two kinds of event: give each its own function"


def unsubscribe(handler: Handler) -> None:
    """Forget a handler (tests)."""
    name = f"{handler.__module__.removeprefix('unionhall.')}.{handler.__name__}"
    gone = _BY_NAME.pop(name, None)
    if gone is not None:
        _BY_EVENT[event_name(gone.event_class)].remove(gone)


def subscriber_named(name: str) -> Subscriber | None:
    """Return a subscriber, or ``None`` when the code no longer has it."""
    return _BY_NAME.get(name)


def event_names() -> list[str]:
    """Return the names of all events that somebody subscribes to."""
    return sorted(_BY_EVENT)


def event_name(event_class: type[Any]) -> str:
    """Name an event class by its module, e.g. ``registry.MembershipStarted``."""
    return f"{event_class.__module__.removeprefix('unionhall.').split('.')[0]}.{event_class.__name__}"


def announce(event: Any, *, aggregate: str, now: datetime, scope_path: str = "") -> None:
    """Store ``event`` (a frozen dataclass of ids and codes) with the fact it tells of; the worker delivers it.

    ``scope_path`` lets webhooks of that scope hear of it; without one only a webhook at the root does.
    """
    announce_many([(event, aggregate)], now=now, scope_path=scope_path)


def announce_many(events: Iterable[tuple[Any, str]], *, now: datetime, scope_path: str = "") -> None:
    """Store many (event, aggregate) pairs set-wise, in their order."""
    assert connection.in_atomic_block, "an event belongs into the transaction of the fact it tells of"
    rows = [
        OutboxEvent(
            name=event_name(type(event)), payload=_payload(event), aggregate=aggregate, scope_path=scope_path, at=now
        )
        for event, aggregate in events
    ]
    OutboxEvent.objects.bulk_create(rows, batch_size=500)
    deliveries = [
        OutboxDelivery(event=row, subscriber=subscriber.name, aggregate=row.aggregate, next_at=now)
        for row in rows
        for subscriber in _BY_EVENT.get(row.name, ())
    ]
    OutboxDelivery.objects.bulk_create(deliveries, batch_size=500)


def restore(event_class: type[Any], payload: dict[str, Any]) -> Any:
    """Build the event again out of what was stored; fields that a later release dropped are left out."""
    hints = get_type_hints(event_class)
    known = {field.name for field in dataclasses.fields(event_class)}
    return event_class(**{name: _typed(hints[name], value) for name, value in payload.items() if name in known})


def _payload(event: Any) -> dict[str, Any]:
    assert dataclasses.is_dataclass(event), "an event is a frozen dataclass"
    plain = {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
    stored = {name: value.isoformat() if isinstance(value, date) else value for name, value in plain.items()}
    json.dumps(stored, allow_nan=False)  # refuses what JSON cannot hold
    return stored


def _typed(hint: Any, value: Any) -> Any:
    text = str(hint)
    if isinstance(value, str) and "datetime.datetime" in text:
        return datetime.fromisoformat(value)
    if isinstance(value, str) and ("datetime.date" in text or hint is date):
        return date.fromisoformat(value)
    if isinstance(value, list) and "tuple" in text:
        return tuple(value)
    return value
