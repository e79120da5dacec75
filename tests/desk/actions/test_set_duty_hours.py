import pytest

from unionhall.desk.actions.set_duty_hours import set_duty_hours
from unionhall.desk.models import Room
from unionhall.kernel.errors import Conflict, NotFound, Refused

WEEK = ["8:30-11:30"] * 5 + ["", "9:00-24:00"]


def test_seven_days_are_kept_in_minutes(room, people, now):
    row = room(week=None)
    set_duty_hours(actor=people["li"], room_id=row.pk, version=1, week=WEEK, closed_on_holidays=False, now=now)
    again = Room.objects.get(pk=row.pk)
    assert again.week == [[[510, 690]]] * 5 + [[], [[540, 1440]]]
    assert not again.closed_on_holidays


def test_six_days_are_no_week_and_nonsense_no_time(room, people, now):
    row = room(week=None)
    for week in (WEEK[:6], ["25:00-26:00"] * 7, ["9:00-12:00, 11:00-13:00"] * 7):
        with pytest.raises(Refused):
            set_duty_hours(actor=people["li"], room_id=row.pk, version=1, week=week, now=now)
    with pytest.raises(Conflict):
        set_duty_hours(actor=people["li"], room_id=row.pk, version=7, week=WEEK, now=now)


def test_nobody_sets_hours_of_others(room, people, now):
    row = room()
    with pytest.raises(NotFound):
        set_duty_hours(actor=people["twin"], room_id=row.pk, version=row.version, week=WEEK, now=now)
