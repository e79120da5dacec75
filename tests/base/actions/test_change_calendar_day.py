"""One day of the calendar."""

from datetime import date

import pytest

from unionhall.base import calendar
from unionhall.base.actions.change_calendar_day import change_calendar_day
from unionhall.base.models import AuditRecord, CalendarDay
from unionhall.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db
SATURDAY = date(2026, 11, 28)


def test_a_saturday_can_be_worked_and_freed_again(keeper, now):
    change_calendar_day(actor=keeper, day=SATURDAY, working=True, title="", now=now)
    assert calendar.is_working_day(SATURDAY)
    change_calendar_day(actor=keeper, day=SATURDAY, working=False, title="", now=now)
    assert not CalendarDay.objects.exists()
    assert AuditRecord.objects.filter(verb="base.change_calendar_day").count() == 2


def test_strangers_may_not(stranger, now):
    with pytest.raises(NotAllowed):
        change_calendar_day(actor=stranger, day=SATURDAY, working=True, title="", now=now)
