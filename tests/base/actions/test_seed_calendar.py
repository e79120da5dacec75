"""Seeding adds once and never overwrites."""

from datetime import date

import pytest

from unionhall.base import calendar
from unionhall.base.actions.change_calendar_day import change_calendar_day
from unionhall.base.actions.seed_calendar import seed_calendar
from unionhall.base.models import CalendarDay, CalendarYear
from unionhall.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db


def test_seeding_twice_adds_once_and_keeps_what_was_changed(system, now):
    assert seed_calendar(actor=system, now=now) > 150
    change_calendar_day(actor=system, day=date(2026, 11, 23), working=False, title="停工", now=now)
    assert seed_calendar(actor=system, now=now) == 0
    assert not CalendarDay.objects.get(day=date(2026, 11, 23)).working


def test_2027_is_provisional_until_confirmed(system, now):
    seed_calendar(actor=system, now=now)
    assert CalendarYear.objects.exclude(notice="").count() == 7
    assert calendar.add_working_days(date(2026, 12, 31), 1).provisional
    assert not calendar.add_working_days(date(2026, 9, 30), 3).provisional
    assert calendar.add_working_days(date(2026, 9, 30), 3).day == date(2026, 10, 10)


def test_strangers_may_not(stranger, now):
    with pytest.raises(NotAllowed):
        seed_calendar(actor=stranger, now=now)
