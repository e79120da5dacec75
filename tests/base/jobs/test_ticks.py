"""The clock's jobs: each tick once, after a long stop only the latest."""

from datetime import UTC, datetime, timedelta

import pytest

from unionhall.base.jobs import ticks
from unionhall.base.models import Job, ScheduledRun

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _schedule(monkeypatch):
    monkeypatch.setattr(ticks, "schedules", lambda: {"base.anchor_audit": "15 2 * * *"})


@pytest.mark.parametrize(
    ("now", "tick"),
    [
        (datetime(2026, 11, 22, 8, 0, tzinfo=UTC), datetime(2026, 11, 21, 18, 15, tzinfo=UTC)),
        (datetime(2026, 11, 21, 18, 15, tzinfo=UTC), datetime(2026, 11, 21, 18, 15, tzinfo=UTC)),
        (datetime(2026, 11, 21, 18, 14, 59, tzinfo=UTC), datetime(2026, 11, 20, 18, 15, tzinfo=UTC)),
        (datetime(2026, 11, 21, 18, 15, 0, 1, tzinfo=UTC), datetime(2026, 11, 21, 18, 15, tzinfo=UTC)),
    ],
)
def test_the_last_tick_is_in_chinas_time(now, tick):
    assert ticks.last_tick("15 2 * * *", now=now) == tick


def test_a_fresh_installation_does_not_start_with_last_nights_jobs(now):
    assert ticks.enqueue_due(now=now) == 0
    assert ScheduledRun.objects.count() == 1


def test_each_tick_once_and_after_a_stop_only_the_latest(now):
    ticks.enqueue_due(now=now)
    later = now + timedelta(days=5)
    assert ticks.enqueue_due(now=later) == 1
    assert ticks.enqueue_due(now=later) == 0
    assert ticks.enqueue_due(now=later + timedelta(days=1)) == 1
    assert Job.objects.filter(name="base.anchor_audit").count() == 2
