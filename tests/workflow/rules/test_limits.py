"""Limits: the first day is not counted, months end at their end, a free last day moves."""

from datetime import date

import pytest

from unionhall.base.rules.published_holidays import published_exceptions
from unionhall.kernel.working_days import WorkCalendar
from unionhall.workflow.queries.profiles import profile_named
from unionhall.workflow.rules.limits import amount_of, calendar_mark, days_to, limit
from unionhall.workflow.rules.procedure import Clock

DAYS_2026 = {day: working for day, (working, _) in published_exceptions(2026).items()}
DAYS_2027 = {date(2027, 1, 1): False, date(2027, 1, 4): False, date(2027, 1, 2): True}  # invented for the test
KNOWN = WorkCalendar(DAYS_2026, frozenset({2026}))
BOTH = WorkCalendar(DAYS_2026 | DAYS_2027, frozenset({2026, 2027}))


@pytest.mark.parametrize(
    ("start", "amount", "unit", "last"),
    [
        (date(2026, 9, 11), 20, "day", date(2026, 10, 8)),  # day 20 is 1 October, a holiday until the 7th
        (date(2026, 11, 2), 15, "day", date(2026, 11, 17)),  # fifteen days of silence
        (date(2026, 9, 30), 5, "working_day", date(2026, 10, 13)),  # 8, 9, exchanged Saturday 10, 12, 13
        (date(2026, 8, 31), 1, "month", date(2026, 9, 30)),  # no 31 September
        (date(2026, 9, 1), 1, "month", date(2026, 10, 8)),  # 1 October is free
        (date(2026, 1, 31), 1, "month", date(2026, 2, 28)),  # an exchanged working Saturday
    ],
)
def test_vectors_within_a_confirmed_year(start, amount, unit, last):
    deadline = limit(KNOWN, start, amount, unit)
    assert (deadline.day, deadline.provisional) == (last, False)


def test_across_the_year_without_the_notice_and_with_it():
    without = limit(KNOWN, date(2026, 12, 29), 5, "working_day")
    assert (without.day, without.provisional) == (date(2027, 1, 5), True)
    with_notice = limit(BOTH, date(2026, 12, 29), 5, "working_day")
    assert (with_notice.day, with_notice.provisional) == (date(2027, 1, 6), False)


def test_the_profile_says_how_long_and_in_which_unit():
    clock = Clock("reply", "Reply", "bargaining.reply", "day")
    on = date(2026, 11, 22)
    assert amount_of(clock, profile_named("CN", on)) == (20, "day")
    assert amount_of(clock, profile_named("ZJ", on)) == (10, "working_day")
    assert amount_of(Clock("x", "X", 3, "month"), profile_named("ZJ", on)) == (3, "month")


def test_the_mark_changes_with_the_table_only():
    assert calendar_mark(KNOWN) == calendar_mark(WorkCalendar(dict(reversed(DAYS_2026.items())), frozenset({2026})))
    assert len({calendar_mark(one) for one in (KNOWN, BOTH, WorkCalendar(DAYS_2026), WorkCalendar())}) == 4


def test_a_day_that_was_set_is_not_moved_by_rest_days():
    clock = Clock("due", "Return it", "due_on", "given_day")
    days = days_to(clock, {"due_on": "2026-10-01"}, date(2026, 9, 11))
    assert limit(KNOWN, date(2026, 9, 11), days, "given_day").day == date(2026, 10, 1)
    assert days_to(clock, {"due_on": "2026-10-01"}, date(2026, 10, 9)) == 0
