"""Stuck events are delivered again or skipped with a reason."""

import pytest

from unionhall.base.actions.settle_delivery import settle_delivery
from unionhall.base.models import OutboxDelivery, OutboxEvent
from unionhall.kernel.errors import NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def stuck(now):
    event = OutboxEvent.objects.create(name="x", payload={}, aggregate="a", at=now)
    return OutboxDelivery.objects.create(
        event=event, subscriber="s", aggregate="a", state="dead", attempts=8, next_at=now
    )


def _settle(actor, stuck, now, *, skip=False, reason=""):
    settle_delivery(actor=actor, delivery_id=stuck.pk, skip=skip, reason=reason, now=now)
    stuck.refresh_from_db()
    return stuck.state, stuck.attempts


def test_again(keeper, stuck, now):
    assert _settle(keeper, stuck, now) == ("waiting", 0)
    with pytest.raises(NotFound):
        _settle(keeper, stuck, now)


def test_skipped_with_a_reason(keeper, stuck, now):
    with pytest.raises(Refused):
        _settle(keeper, stuck, now, skip=True)
    assert _settle(keeper, stuck, now, skip=True, reason="known and mended by hand") == ("skipped", 8)


def test_strangers_may_not(stranger, stuck, now):
    with pytest.raises(NotAllowed):
        _settle(stranger, stuck, now)
