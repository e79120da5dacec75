"""Home asks whoever keeps the calendar for the notice of a year, and nobody else."""

from datetime import UTC, date, datetime

import pytest

from unionhall.base.models import CalendarYear
from unionhall.base.views.parts import calendar_todo
from unionhall.kernel.actors import Actor, Holding

KEEPER = Actor(account_id=1, name="k", holdings=(Holding("administrator", "", subtree=True),), door="web")
READER = Actor(account_id=2, name="r", holdings=(Holding("union_officer", "0001", subtree=True),), door="web")


@pytest.fixture
def calendar(db):
    CalendarYear.objects.all().delete()
    CalendarYear.objects.create(year=2026, notice="国办发明电〔2025〕7号")


def _titles(actor, day):
    part = calendar_todo(actor, datetime(day.year, day.month, day.day, 4, tzinfo=UTC), None)
    return [row.title for row in part.rows] if part else []


def test_the_next_year_is_asked_for_from_november_on(calendar):
    assert _titles(KEEPER, date(2026, 10, 31)) == []
    assert _titles(KEEPER, date(2026, 11, 1)) == ["The working days of 2027 are not confirmed"]


def test_this_year_without_a_notice_is_urgent(calendar):
    part = calendar_todo(KEEPER, datetime(2027, 3, 1, 4, tzinfo=UTC), None)
    assert [(row.title, row.urgent) for row in part.rows] == [("The working days of 2027 are not confirmed", True)]


def test_who_cannot_enter_it_is_not_asked(calendar):
    assert _titles(READER, date(2026, 11, 1)) == []
