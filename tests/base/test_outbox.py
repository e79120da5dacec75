"""Events: stored with the fact, delivered in order per aggregate, at least once, one bad one alone."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import transaction

from unionhall.base.jobs.courier import MOST_ATTEMPTS, deliver_due
from unionhall.base.models import DeliveryState, OutboxDelivery, OutboxEvent
from unionhall.base.outbox import announce, announce_many, subscribe, unsubscribe

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class ThingHappened:
    number: int
    on: date
    codes: tuple[str, ...] = ()


HEARD: list[tuple[str, ThingHappened]] = []
BAD: set[int] = set()


def hear(event: ThingHappened, *, event_id: str, now: object) -> None:
    HEARD.append((event_id, event))
    if event.number in BAD:
        raise ValueError("no")


def hear_too(event: ThingHappened, *, event_id: str, now: object) -> None:
    pass


@pytest.fixture(autouse=True)
def _subscribed():
    HEARD.clear()
    BAD.clear()
    subscribe(ThingHappened, hear)
    subscribe(ThingHappened, hear_too)
    yield
    unsubscribe(hear)
    unsubscribe(hear_too)


def _numbers():
    return [event.number for _, event in HEARD]


def test_an_event_comes_back_as_it_was_announced(now):
    event = ThingHappened(1, date(2026, 11, 22), ("a", "b"))
    announce(event, aggregate="thing:1", now=now)
    assert deliver_due(now=now) == 2
    assert [(str(OutboxEvent.objects.get().pk), event)] == HEARD
    assert deliver_due(now=now) == 0


def test_a_rolled_back_event_is_never_delivered(now):
    with transaction.atomic():
        announce(ThingHappened(1, date(2026, 1, 1)), aggregate="thing:1", now=now)
        transaction.set_rollback(True)
    assert deliver_due(now=now) == 0


def test_a_failing_event_holds_back_its_aggregate_and_nobody_else(now):
    BAD.add(1)
    events = [(ThingHappened(n, date(2026, 1, 1)), f"thing:{n % 2}") for n in (1, 2, 3)]
    announce_many(events, now=now)
    deliver_due(now=now)
    assert _numbers() == [1, 2]
    BAD.clear()
    assert deliver_due(now=now + timedelta(seconds=5)) == 0
    deliver_due(now=now + timedelta(seconds=11))
    assert _numbers() == [1, 2, 1, 3]


def test_an_event_tried_in_vain_waits_for_a_person(now):
    BAD.add(1)
    announce(ThingHappened(1, date(2026, 1, 1)), aggregate="thing:1", now=now)
    moment = now
    for _ in range(MOST_ATTEMPTS):
        deliver_due(now=moment)
        moment += timedelta(hours=2)
    delivery = OutboxDelivery.objects.get(subscriber__endswith=".hear")
    assert (delivery.state, delivery.error) == (DeliveryState.DEAD, "ValueError: no")


def test_what_a_failing_subscriber_wrote_is_gone(now):
    def write_and_fail(event: ThingHappened, *, event_id: str, now: object) -> None:
        OutboxEvent.objects.create(name="x", payload={}, aggregate="x", at=now)
        raise ValueError

    subscribe(ThingHappened, write_and_fail)
    announce(ThingHappened(1, date(2026, 1, 1)), aggregate="thing:1", now=now)
    deliver_due(now=now)
    unsubscribe(write_and_fail)
    assert not OutboxEvent.objects.filter(name="x").exists()


def test_many_events_cost_few_queries(now, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):  # SQLite takes 999 values a statement
        announce_many([(ThingHappened(n, date(2026, 1, 1)), f"thing:{n}") for n in range(200)], now=now)
