"""Confirming a year takes the provisional mark off."""

from datetime import date

import pytest

from unionhall.base import calendar
from unionhall.base.actions.confirm_year import confirm_year
from unionhall.base.models import CalendarYear
from unionhall.kernel.errors import NotAllowed, Refused

pytestmark = pytest.mark.django_db


def test_confirmed_with_its_notice(keeper, now):
    assert calendar.add_working_days(date(2027, 3, 1), 1).provisional
    confirm_year(actor=keeper, year=2027, notice="国办发明电[2026]8号", now=now)
    assert not calendar.add_working_days(date(2027, 3, 1), 1).provisional
    held = CalendarYear.objects.get(year=2027)
    assert (held.notice, held.confirmed_by_id) == ("国办发明电〔2026〕8号", keeper.account_id)


def test_without_a_number_it_is_refused(keeper, now):
    with pytest.raises(Refused):
        confirm_year(actor=keeper, year=2027, notice="yes", now=now)


def test_strangers_may_not(stranger, now):
    with pytest.raises(NotAllowed):
        confirm_year(actor=stranger, year=2027, notice="国办发明电〔2026〕8号", now=now)
