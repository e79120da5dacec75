import pytest

from unionhall.base.models import AuditRecord
from unionhall.desk.actions.register_room import register_room
from unionhall.desk.models import Room
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused


def test_a_room_is_entered_with_what_is_known(room, station):
    row = room(area_m2=None, equipment=[("图书", 3000), ("饮水机", None)], post="station_fulltime", week=None)
    assert (row.scope_path, row.area_m2, row.state, row.version) == (station.path, None, "in_use", 1)
    assert row.week == [[], [], [], [], [], [], []]
    assert AuditRecord.objects.filter(verb="desk.register_room").exists()


def test_two_rooms_of_one_house_have_two_names(room):
    room("图书室")
    with pytest.raises(Conflict):
        room(" 图书室 ")


@pytest.mark.parametrize(
    "wrong", [{"kind": "cellar"}, {"name": " "}, {"area_m2": 0}, {"post": "king"}, {"equipment": [("x" * 61, 1)]}]
)
def test_what_cannot_be_is_refused(room, wrong):
    with pytest.raises(Refused):
        room(**wrong)
    assert not Room.objects.exists()


@pytest.mark.parametrize(("who", "refusal"), [("far_station", NotFound), ("twin", NotFound), ("auditor", NotAllowed)])
def test_nobody_enters_rooms_of_others(people, station, now, who, refusal):
    with pytest.raises(refusal):
        register_room(actor=people[who], organisation_code=station.code, kind="gym", name="健身房", now=now)
