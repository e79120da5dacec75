"""Limits of the Civil Code, art. 200-203 and 1259: first day not counted, month ends, free last days."""

from datetime import date

import pytest

from unionhall.kernel.working_days import (
    Deadline,
    WorkCalendar,
    add_days,
    add_months,
    add_working_days,
    add_years,
    same_day_later,
    working_days_between,
)

# National Day 2026 (1-7 October free, 20 September and 10 October worked) and New Year 2027, which has no notice yet.
CALENDAR = WorkCalendar(
    exceptions={
        date(2026, 9, 20): True,
        **{date(2026, 10, n): False for n in (1, 2, 5, 6, 7)},
        date(2026, 10, 10): True,
        date(2027, 1, 1): False,
    },
    confirmed=frozenset({2026}),
)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday does not count, the weekend neither
        (date(2026, 11, 22), 5, date(2026, 11, 27)),  # begun on a Sunday
        (date(2026, 9, 30), 1, date(2026, 10, 8)),  # over the long holiday
        (date(2026, 9, 30), 3, date(2026, 10, 10)),  # the exchanged Saturday counts
        (date(2026, 9, 18), 1, date(2026, 9, 20)),  # the exchanged Sunday counts
        (date(2026, 11, 27), -5, date(2026, 11, 20)),  # at least five working days before
        (date(2026, 10, 12), -1, date(2026, 10, 10)),
    ],
)
def test_working_days(start, count, end):
    assert add_working_days(CALENDAR, start, count) == Deadline(end, provisional=False)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 22), 3, date(2026, 11, 25)),
        (date(2026, 11, 20), 15, date(2026, 12, 7)),  # the 5th is a Saturday
        (date(2026, 9, 24), 7, date(2026, 10, 8)),  # ends on the first day of the holiday: the day after it
        (date(2026, 9, 30), 10, date(2026, 10, 10)),  # an exchanged Saturday is no free day
    ],
)
def test_calendar_days(start, count, end):
    assert add_days(CALENDAR, start, count) == Deadline(end, provisional=False)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 11, 22), 3, date(2027, 2, 22)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_the_same_day_number_or_the_months_end(start, months, end):
    assert same_day_later(start, months) == end


def test_a_limit_in_months_that_ends_on_a_free_day_moves_on():
    assert add_months(CALENDAR, date(2026, 9, 1), 1).day == date(2026, 10, 8)
    assert add_years(CALENDAR, date(2025, 10, 3), 1).day == date(2026, 10, 8)


def test_a_deadline_that_touches_a_year_without_a_notice_is_provisional():
    assert add_working_days(CALENDAR, date(2026, 12, 30), 1) == Deadline(date(2026, 12, 31), provisional=False)
    assert add_working_days(CALENDAR, date(2026, 12, 30), 2) == Deadline(date(2027, 1, 4), provisional=True)
    assert add_months(CALENDAR, date(2026, 12, 1), 1).provisional


def test_counting_is_the_inverse_of_adding():
    start = date(2026, 9, 1)
    for count in range(60):
        end = add_working_days(CALENDAR, start, count).day
        assert working_days_between(CALENDAR, start, end) == count
        assert working_days_between(CALENDAR, end, start) == -count


def test_an_absurd_limit_is_a_mistake():
    with pytest.raises(AssertionError):
        add_working_days(CALENDAR, date(2026, 1, 1), 10**6)
