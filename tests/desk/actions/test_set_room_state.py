import pytest

from unionhall.desk.actions.set_room_state import set_room_state
from unionhall.desk.models import Room
from unionhall.desk.queries.premises import public_rooms
from unionhall.kernel.errors import NotFound, Refused


def test_a_room_under_repair_is_not_open_and_says_why(room, people, now, station):
    row = room()
    assert public_rooms(station.path, now)[0].open_now
    set_room_state(actor=people["wang"], room_id=row.pk, version=row.version, state="repair", note="换地板", now=now)
    (told,) = public_rooms(station.path, now)
    assert (told.open_now, told.today, told.state_note) == (False, (), "换地板")


def test_a_room_closed_for_good_leaves_the_public_page(room, people, now, station):
    row = room()
    set_room_state(actor=people["wang"], room_id=row.pk, version=row.version, state="closed", note="搬迁", now=now)
    assert public_rooms(station.path, now) == []


@pytest.mark.parametrize(("state", "note"), [("repair", " "), ("gone", "x")])
def test_a_closed_room_says_why(room, people, now, state, note):
    row = room()
    with pytest.raises(Refused):
        set_room_state(actor=people["wang"], room_id=row.pk, version=row.version, state=state, note=note, now=now)
    assert Room.objects.get(pk=row.pk).state == "in_use"


def test_nobody_closes_rooms_of_others(room, people, now):
    row = room()
    with pytest.raises(NotFound):
        set_room_state(
            actor=people["next_park"], room_id=row.pk, version=row.version, state="closed", note="x", now=now
        )
