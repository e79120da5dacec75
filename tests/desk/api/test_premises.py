"""The API of rooms, columns and sessions: what the pages do, programs do; odd numbers and words are refused."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from api_callers import Caller
from unionhall.base import clock

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32
WEEK = ["8:30-17:00"] * 5 + ["", ""]


@pytest.fixture
def station(caller) -> Caller:
    return caller("station_staff", "A")


@pytest.fixture
def park(caller) -> Caller:
    return caller("park_officer", "A")


def test_a_room_is_kept_and_counted(station):
    room = station("post", "desk/rooms", {"organisation_code": "A", "kind": "gym", "name": "健身房"}, status=201)["id"]
    here = f"desk/rooms/{room}"
    assert station("put", f"{here}/hours", {"version": 1, "week": WEEK})["version"] == 2
    station("put", f"{here}/hours", {"version": 2, "week": ["x"] * 7}, status=422)
    station("post", f"{here}/money", {"year": 2020, "source": "city"}, status=201)
    assert station("get", f"{here}/money")[0]["amount_fen"] is None
    use = {"key": "gate-0001", "people": 3, "used_on": clock.today().isoformat()}
    assert station("post", f"{here}/uses", use, status=201) == station("post", f"{here}/uses", use, status=201)
    station("post", f"{here}/uses", {**use, "people": 4}, status=409)
    assert station("get", f"{here}/months")[-1]["people"] == 3
    station("post", f"{here}/uses", {**use, "people": 2**63}, status=422)
    station("post", f"{here}/state", {"version": 2, "state": "repair", "note": "换地板"})
    assert station("get", f"{here}/now")["open_now"] is False
    changed = {"version": 3, "kind": "gym", "name": "健身房", "equipment": [{"name": "跑步机", "count": 2}]}
    station("put", here, changed)
    assert station("get", here)["equipment"] == [{"name": "跑步机", "count": 2}]
    station("put", here, changed, status=409)
    station("post", "desk/rooms", {"organisation_code": "A", "kind": "gym", "name": "\x00"}, status=422)


def test_a_post_needs_two(station, park):
    text = {"organisation_code": "A", "kind": "policy", "title": "入会办法", "body": "一、二"}
    post = station("post", "desk/posts", text, status=201)["id"]
    here = f"desk/posts/{post}"
    file = station("post", f"{here}/files", form={"file": SimpleUploadedFile("a.png", PNG)}, status=201)["id"]
    assert station("get", f"{here}/files") == [{"file_id": file, "name": "a.png"}]
    station("delete", f"{here}/files/{file}")
    station("post", f"{here}/publish", {"version": 1}, status=422)
    assert park("post", f"{here}/publish", {"version": 1})["version"] == 2
    park("post", f"{here}/pin", {"pinned": True})
    assert station("get", f"{here}/opened") == {"count": 0}
    park("post", f"{here}/withdraw", {"version": 3, "reason": "改了"})
    assert station("get", here)["state"] == "withdrawn"


def test_a_talk_from_the_plan_to_the_stars(station, caller):
    day = clock.today().isoformat()
    plan = {"topic": "工伤", "held_on": day, "from_minute": 540, "to_minute": 600, "place": "会议室"}
    made = station("post", "desk/sessions", {"organisation_code": "A", "kind": "talk", **plan}, status=201)["id"]
    here, guest = f"desk/sessions/{made}", caller("union_officer", "A1")
    guest("post", f"desk/talks/{made}/seat", status=404)
    station("put", here, {"version": 1, **plan, "capacity": 1})
    station("post", f"{here}/announce", {"version": 2})
    guest("post", f"desk/talks/{made}/seat", status=201)
    guest("post", f"desk/talks/{made}/come", {"code": "0"}, status=422)
    guest("post", f"desk/talks/{made}/rate", {"stars": 5}, status=422)
    (seat,) = station("get", f"{here}/seats")["items"]
    assert station("post", f"{here}/attendance", {"came": [seat["id"]]}) == {"changed": 1}
    guest("post", f"desk/talks/{made}/rate", {"stars": 5, "words": "好"})
    assert station("get", f"{here}/rating") == {"count": 1, "stars": 5}
    station("post", f"{here}/close", {"version": 3})
    later = (clock.today() + timedelta(days=3)).isoformat()
    other = {"organisation_code": "A", "kind": "talk", **plan, "held_on": later}
    off = station("post", "desk/sessions", other, status=201)["id"]
    station("post", f"desk/sessions/{off}/cancel", {"version": 1, "reason": "病了"})
    assert [one["state"] for one in station("get", "desk/sessions")["items"]] == ["held", "cancelled"]


def test_figures_of_orders(station):
    assert station("get", "desk/order-figures")["asked"] == 0
    station("get", "desk/order-figures?year=1", status=422)
