import pytest

from unionhall.desk.actions.change_room import change_room
from unionhall.desk.models import Room
from unionhall.kernel.errors import Conflict, NotFound


def test_a_room_is_written_anew(room, people, now):
    row = room(area_m2=80)
    version = change_room(
        actor=people["park"], room_id=row.pk, version=row.version, kind="gym", name="健身房", floor="三楼", now=now
    )
    again = Room.objects.get(pk=row.pk)
    assert (version, again.kind, again.name, again.area_m2) == (row.version + 1, "gym", "健身房", None)
    assert again.week == row.week


def test_somebody_was_faster_or_the_name_is_taken(room, people, now):
    row = room()
    room("健身房")
    with pytest.raises(Conflict):
        change_room(actor=people["wang"], room_id=row.pk, version=1, kind="gym", name="新名", now=now)
    with pytest.raises(Conflict):
        change_room(actor=people["wang"], room_id=row.pk, version=row.version, kind="gym", name="健身房", now=now)


def test_nobody_changes_rooms_of_others(room, people, now):
    row = room()
    with pytest.raises(NotFound):
        change_room(actor=people["far_station"], room_id=row.pk, version=row.version, kind="gym", name="x", now=now)
