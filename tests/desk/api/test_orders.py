"""The API of the service desk: what its pages do, programs do; nobody else's orders."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api_callers import Caller
from unionhall.base import clock

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32
NEED = {"kind": "legal_room", "title": "请律师", "need": "讲合同", "union_code": "A1"}


@pytest.fixture
def union(caller) -> Caller:
    return caller("union_officer", "A1")


@pytest.fixture
def station(caller) -> Caller:
    return caller("station_staff", "A")


def take(who: Caller, order: int, event: str, *, status: int = 200, **given):
    version = given.pop("version", None) or who("get", f"desk/orders/{order}")["version"]
    return who("post", f"desk/orders/{order}/steps", {"event": event, "version": version, **given}, status=status)


def test_an_order_goes_its_whole_way(union, station):
    types = {one["code"]: one["by_hand"] for one in union("get", "desk/order-types")}
    assert types["legal_room"] is True
    order = union("post", "desk/orders", NEED, status=201)["id"]
    assert [one["event"] for one in station("get", f"desk/orders/{order}/next")] == ["accept", "refuse"]
    assert [one["event"] for one in union("get", f"desk/orders/{order}/next")] == ["withdraw"]
    take(station, order, "accept")
    (helper,) = station("get", f"desk/orders/{order}/people")
    take(station, order, "assign", status=422, assigned_to=helper["account_id"] + 999)
    take(station, order, "assign", assigned_to=helper["account_id"])
    take(station, order, "begin", visited_on=clock.today().isoformat())
    shown = {"file": SimpleUploadedFile("a.png", PNG)}
    station("post", f"desk/orders/{order}/files", form=shown, status=201)
    take(station, order, "finish", reason="讲了两小时")
    take(station, order, "confirm", status=403)
    take(union, order, "confirm")
    take(union, order, "rate", stars=5, reason="好")
    held = union("get", f"desk/orders/{order}")
    assert (held["state"], held["stars"], held["words"], held["due_on"]) == ("rated", 5, "好", None)
    assert union("get", f"desk/orders/{order}/steps")[0]["event"] == "rate"
    assert [one["name"] for one in union("get", f"desk/orders/{order}/files")] == ["a.png"]


def test_a_stale_version_is_a_conflict(union, station):
    order = union("post", "desk/orders", NEED, status=201)["id"]
    take(station, order, "accept", version=2)
    take(station, order, "assign", version=2, status=409)


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "party"},
        {"title": ""},
        {"union_code": "", "uscc": ""},
        {"uscc": "91210782MD5099901F"},
        {"need": "x" * 2001},
        {"need": "\x00"},
    ],
)
def test_what_is_no_order_is_refused(union, given):
    union("post", "desk/orders", {**NEED, **given}, status=422)
    assert union("get", "desk/orders")["items"] == []


@pytest.mark.parametrize("event", ["lapse", "hand_in", "started", "x", ""])
def test_no_step_that_is_not_in_the_table(union, event):
    order = union("post", "desk/orders", NEED, status=201)["id"]
    assert take(union, order, event, status=422)


def test_the_twin_sees_and_touches_nothing(union, caller):
    order = union("post", "desk/orders", NEED, status=201)["id"]
    twin, far = caller("union_officer", "B1"), caller("station_staff", "B")
    for one in (twin, far):
        assert one("get", "desk/orders")["items"] == []
        for rest in ("", "/next", "/people", "/steps", "/files"):
            one("get", f"desk/orders/{order}{rest}", status=404)
        take(one, order, "accept", version=2, status=404)
        one("post", f"desk/orders/{order}/files", form={"file": SimpleUploadedFile("a.png", PNG)}, status=404)
    twin("post", "desk/orders", NEED, status=404)


def test_a_page_asks_no_more_for_more_rows(union):
    counted = []
    for _ in range(2):
        for _ in range(3):
            union("post", "desk/orders", NEED, status=201)
        with CaptureQueriesContext(connection) as asked:
            union("get", "desk/orders")
        counted.append(len(asked))
    assert counted[0] == counted[1]
