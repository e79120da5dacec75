from datetime import date, timedelta

import pytest

from unionhall.desk.actions.record_use import record_use
from unionhall.desk.actions.set_room_state import set_room_state
from unionhall.desk.models import RoomUse
from unionhall.desk.queries.premises import path_use_by_month, people_between, room_use_by_month
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused


@pytest.fixture
def count(room, people, now, today):
    row = room()

    def make(people_counted: int = 1, *, by: str = "li", **more) -> int:
        given = {"used_on": today, "key": f"k-{RoomUse.objects.count()}"} | more
        return record_use(actor=people[by], room_id=row.pk, people=people_counted, now=now, **given)

    make.room = row
    return make


def test_a_second_press_counts_once(count):
    assert count(1, key="one") == count(1, key="one")
    assert RoomUse.objects.count() == 1
    with pytest.raises(Conflict):
        count(2, key="one")


def test_people_are_counted_by_month_with_the_empty_ones(count, today, station):
    count(5)
    count(7, used_on=today - timedelta(days=31), kind="booking")
    count(11, used_on=today - timedelta(days=360))
    months = room_use_by_month(count.room, today)
    assert [people for _, people in months] == [0] * 10 + [7, 5]
    assert months[0][0] == date(2025, 12, 1)
    assert path_use_by_month(station.path, today) == months
    assert people_between(station.path, today - timedelta(days=366), today) == 23


@pytest.mark.parametrize(
    ("people_counted", "more"),
    [(0, {}), (5001, {}), (1, {"kind": "sleep"}), (1, {"key": ""}), (1, {"key": "x" * 81})],
)
def test_nobody_and_crowds_are_refused(count, people_counted, more):
    with pytest.raises(Refused):
        count(people_counted, **more)


@pytest.mark.parametrize("days", [-1, 367])
def test_tomorrow_and_long_ago_are_refused(count, today, days):
    with pytest.raises(Refused):
        count(used_on=today - timedelta(days=days))


def test_a_room_closed_for_good_is_not_used(count, people, now):
    row = count.room
    set_room_state(actor=people["wang"], room_id=row.pk, version=row.version, state="closed", note="搬迁", now=now)
    with pytest.raises(Refused):
        count()


@pytest.mark.parametrize(("who", "refusal"), [("far_station", NotFound), ("twin", NotFound), ("county", NotAllowed)])
def test_nobody_counts_in_rooms_of_others(count, who, refusal):
    with pytest.raises(refusal):
        count(by=who)
