"""Programs record visits, correct them and read the round."""

import pytest

from api_callers import *  # noqa: F403 - fixtures
from guidance.visiting import BODY, NEED
from unionhall.registry.models import Employer, Organisation

USCC = "91210700MA00000001"


@pytest.fixture
def employer(places):
    return Employer.objects.create(
        uscc=USCC,
        name="甲一厂",
        name_index="甲一厂 jiayichang",
        form="159",
        industry="C",
        seat=Organisation.objects.get(code="A"),
        scope_path=places["A"],
    )


def test_a_program_does_what_the_pages_do(employer, caller):
    station = caller("station_staff", "A")
    assert [one["uscc"] for one in station("get", "guidance/round?q=jiayi")] == [USCC]
    made = station("post", "guidance/visits", {"uscc": USCC, "body": BODY | NEED}, status=201)["id"]
    url = f"guidance/visits/{made}"
    said = station("get", url)
    assert (said["met"], said["need_title"], said["version"]) == ("王主席", "添书", 1)
    assert said["order_id"]
    assert {one["topic"] for one in station("get", f"{url}/findings")} == {"union", "openness"}
    assert [one["id"] for one in station("get", f"guidance/visits?uscc={USCC}")["items"]] == [made]
    change = {"body": NEED | {"met": "李"}, "version": 1, "reason": "写错"}
    assert station("patch", url, change)["version"] == 2
    assert station("patch", url, change | {"reason": "再"}, status=409)["error"]["code"] == "guidance.visit_changed"
    station("post", f"{url}/order", status=422)
    station("post", f"{url}/set-aside", {"reason": "没去成"})
    assert station("get", url)["set_aside_at"]


def test_others_find_nothing(employer, caller, nobody):
    made = caller("station_staff", "A")("post", "guidance/visits", {"uscc": USCC, "body": BODY}, status=201)["id"]
    url = f"guidance/visits/{made}"
    for role, place, status in (("station_staff", "B", 404), ("union_officer", "A1", 403)):
        other = caller(role, place)
        other("post", "guidance/visits", {"uscc": USCC, "body": BODY}, status=status)
        other("patch", url, {"body": BODY, "version": 1, "reason": "x"}, status=status)
        other("post", f"{url}/set-aside", {"reason": "x"}, status=status)
        other("post", f"{url}/order", status=status)
        other("get", url, status=404)
    nobody("get", "guidance/visits", status=401)
    assert caller("auditor", "A")("get", url)["id"] == made


@pytest.mark.parametrize(
    "given",
    [
        {"uscc": USCC, "body": {"met": "a\x00"}},
        {"uscc": USCC, "body": {"mood": "good"}},
        {"uscc": USCC, "body": {"visited_on": "0000-00-00"}},
        {"uscc": USCC, "body": {}},
        {"uscc": USCC, "body": {"met": "长" * 3000}},
        {"uscc": "", "body": BODY},
    ],
)
def test_what_is_wrong_is_refused(employer, caller, given):
    caller("station_staff", "A")("post", "guidance/visits", given, status=422)


def test_ids_that_no_row_can_have(employer, caller):
    station = caller("station_staff", "A")
    for wrong in ("0", "-1", str(2**63), str(2**200)):
        assert station.send("get", f"guidance/visits/{wrong}").status_code in {404, 422}
