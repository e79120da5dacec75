from datetime import timedelta

import pytest

from unionhall.base.models import CalendarDay
from unionhall.desk.actions.except_day import except_day
from unionhall.desk.models import RoomException
from unionhall.desk.queries.premises import public_rooms
from unionhall.kernel.errors import NotFound, Refused


def test_the_day_goes_before_the_week_and_can_be_taken_back(room, people, now, today, station):
    row = room()
    except_day(actor=people["wang"], room_id=row.pk, day=today, hours="", reason="盘点", now=now)
    (told,) = public_rooms(station.path, now)
    assert (told.open_now, told.next_opening) == (False, (today + timedelta(days=1), 510))
    except_day(actor=people["wang"], room_id=row.pk, day=today, hours="9:00-12:00", reason="半天", now=now)
    (told,) = public_rooms(station.path, now)
    assert (told.open_now, told.today) == (True, ((540, 720),))
    assert RoomException.objects.count() == 1
    except_day(actor=people["wang"], room_id=row.pk, day=today, as_usual=True, now=now)
    assert not RoomException.objects.exists()


def test_a_public_holiday_closes_the_room_unless_the_day_says_otherwise(room, people, now, today, station):
    row = room()
    CalendarDay.objects.update_or_create(day=today, defaults={"working": False})
    assert not public_rooms(station.path, now)[0].open_now
    except_day(actor=people["wang"], room_id=row.pk, day=today, hours="9:00-12:00", reason="节日开放", now=now)
    assert public_rooms(station.path, now)[0].open_now


@pytest.mark.parametrize(("days", "reason"), [(-1, "x"), (401, "x"), (1, " ")])
def test_a_day_gone_by_too_far_or_without_a_reason_is_refused(room, people, now, today, days, reason):
    row = room()
    with pytest.raises(Refused):
        except_day(actor=people["wang"], room_id=row.pk, day=today + timedelta(days=days), reason=reason, now=now)


def test_nobody_closes_the_days_of_others(room, people, now, today):
    row = room()
    with pytest.raises(NotFound):
        except_day(actor=people["far_station"], room_id=row.pk, day=today, reason="x", now=now)
