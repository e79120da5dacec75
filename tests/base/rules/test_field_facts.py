"""The phone's clock is corrected, and what only a person can decide is named."""

from datetime import UTC, datetime, timedelta

import pytest

from unionhall.base.rules.field_facts import AHEAD, AUTHORITY, CHANGED, CLOCK, CLOSED, LATE, OFF, ground, moment

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
HOUR, YEAR = timedelta(hours=1), timedelta(days=365)


@pytest.mark.parametrize(
    ("captured", "sent", "happened", "marks"),
    [
        (NOW - HOUR, NOW, NOW - HOUR, ()),
        (NOW - HOUR, NOW - timedelta(seconds=3), NOW - HOUR + timedelta(seconds=3), ()),
        (NOW - YEAR - HOUR, NOW - YEAR, NOW - HOUR, (OFF,)),
        (NOW + YEAR - HOUR, NOW + YEAR, NOW - HOUR, (OFF,)),
        (NOW + timedelta(seconds=30), NOW, NOW, ()),
        (NOW + HOUR, NOW, NOW, (AHEAD,)),
        (NOW - 6 * 24 * HOUR, NOW, NOW - 6 * 24 * HOUR, (LATE,)),
        (NOW - 5 * 24 * HOUR, NOW, NOW - 5 * 24 * HOUR, ()),
    ],
)
def test_the_phones_clock_is_corrected(captured, sent, happened, marks):
    found = moment(captured_at=captured, sent_at=sent, received_at=NOW)
    assert (found.happened_at, found.marks) == (happened, marks)
    assert found.behind_ms == (NOW - sent) // timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("changed", "closed", "may", "age", "expected"),
    [
        (False, False, True, HOUR, ""),
        (True, False, True, HOUR, CHANGED),
        (True, True, True, HOUR, CLOSED),
        (True, True, False, HOUR, AUTHORITY),
        (True, True, False, 2 * YEAR, CLOCK),
        (False, False, True, timedelta(days=366), ""),
    ],
)
def test_the_gravest_ground_is_named(changed, closed, may, age, expected):
    found = ground(changed=changed, closed_before=closed, may_today=may, happened_at=NOW - age, received_at=NOW)
    assert found == expected
