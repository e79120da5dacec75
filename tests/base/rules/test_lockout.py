"""Five failures in a row close a log-in for a quarter of an hour."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from unionhall.base.rules.lockout import CLOSED_FOR, FAILURES, FORGOTTEN_AFTER, Tries, after_failure

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def test_the_fifth_closes():
    tries = Tries()
    for number in range(1, FAILURES + 1):
        assert not tries.closed(NOW)
        tries = after_failure(tries, NOW)
        assert tries.failures == number
    assert tries.closed(NOW)
    assert tries.closed(NOW + CLOSED_FOR - timedelta(seconds=1))
    assert not tries.closed(NOW + CLOSED_FOR)


def test_what_fails_while_closed_prolongs_nothing():
    closed = Tries(FAILURES, NOW, NOW + CLOSED_FOR)
    assert after_failure(closed, NOW + timedelta(minutes=1)) == closed


def test_a_day_forgets():
    tries = after_failure(Tries(4, NOW), NOW + FORGOTTEN_AFTER + timedelta(seconds=1))
    assert tries.failures == 1
    assert not tries.closed(NOW + FORGOTTEN_AFTER)


@given(st.lists(st.integers(min_value=0, max_value=600), max_size=200))
def test_however_one_tries_at_most_five_in_any_quarter_of_an_hour_are_looked_at(gaps):
    tries, moment, looked_at = Tries(), NOW, []
    for gap in gaps:
        moment += timedelta(seconds=gap)
        if not tries.closed(moment):
            looked_at.append(moment)
        tries = after_failure(tries, moment)
    for first, later in zip(looked_at, looked_at[2 * FAILURES - 1 :], strict=False):
        assert later - first >= CLOSED_FOR
