"""Ordering a code by text message."""

from datetime import timedelta

import pytest

from unionhall.base.actions.order_code_sms import order_code_sms
from unionhall.base.models import Job
from unionhall.kernel.errors import NotAllowed


def test_number_and_code_travel_sealed(system, north, now):
    order_code_sms(
        actor=system, account_id=north.pk, phone="13800138000", code="X7K2P9", until=now + timedelta(minutes=5), now=now
    )
    kept = str(Job.objects.values().get())
    assert "13800138000" not in kept
    assert "X7K2P9" not in kept


def test_wrong_actors(actor_for, north, now):
    with pytest.raises(NotAllowed):
        order_code_sms(actor=actor_for(north), account_id=1, phone="13800138000", code="1", until=now, now=now)
