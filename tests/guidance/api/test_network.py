"""The API of stations and enterprises: what the pages do, programs do; nobody else's."""

import pytest

from api_callers import SYSTEM, Caller
from unionhall.base import clock
from unionhall.kernel.credit_code import check_char
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.models import Organisation
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewEmployer, NewOrganisation

FIRM, OTHER = (body + check_char(body) for body in ("91210782MD5099901", "91210782MD5099902"))


@pytest.fixture
def town(places) -> None:
    """Stations SA and SB in the twin towns, an enterprise in each."""
    now = clock.now()
    rows = [
        NewOrganisation(code=f"S{one}", name=f"{one}站", kind=kinds.GUIDANCE_STATION, parent_code=one) for one in "AB"
    ]
    found_organisations(actor=SYSTEM, parent_code="", rows=rows, now=now)
    for seat, code in (("A", FIRM), ("B", OTHER)):
        row = NewEmployer(uscc=code, name=f"{seat}厂", form="170", industry="C", region_code="210782")
        register_employers(actor=SYSTEM, seat_code=seat, rows=[row], now=now)
    assert Organisation.objects.filter(kind=kinds.GUIDANCE_STATION).count() == 2


@pytest.fixture
def station(town, caller) -> Caller:
    return caller("station_staff", "A")


@pytest.fixture
def county(town, caller) -> Caller:
    return caller("county_officer", "C")


def day() -> str:
    return clock.today().isoformat()


def test_a_station_takes_records_and_is_counted(station, county):
    assert [one["code"] for one in station("get", "guidance/stations")["items"]] == ["SA"]
    assert station("get", "guidance/stations/SA/area")["without_station"] == 1
    assert station("post", "guidance/stations/SA/take", {"from_on": day()}) == {"changed": 1}
    assert station("get", "guidance/stations/SA")["enterprises"] == 1
    fact = {"kind": "congress", "form": "meeting", "held_on": day(), "source": "纪要"}
    one = station("post", f"guidance/enterprises/{FIRM}/practices", fact, status=201)["id"]
    station("post", f"guidance/enterprises/{FIRM}/practices", fact, status=409)
    station("post", f"guidance/enterprises/{FIRM}/practices/{one}/confirm", {}, status=403)
    county("post", f"guidance/enterprises/{FIRM}/practices/{one}/confirm", {})
    assert station("get", f"guidance/enterprises/{FIRM}/practices")[0]["confirmed_at"]
    station("post", f"guidance/enterprises/{FIRM}/practices/{one}/withdraw", {"reason": "写错"})
    rows = [{**fact, "uscc": FIRM}, {**fact, "uscc": OTHER}]
    station("post", "guidance/practices", {"rows": rows}, status=404)
    assert county("post", "guidance/practices", {"rows": rows}, status=201) == {"recorded": 2}
    found = station("get", "guidance/figures?at=SA")
    assert (found["enterprises"], found["colours"]["unknown"]) == (1, 1)
    (row,) = station("get", "guidance/figures/rows?at=SA&show=unknown")
    assert (row["uscc"], row["reasons"][0]["code"]) == (FIRM, "union")
    assert station("get", f"guidance/enterprises/{FIRM}")["colour"] == "unknown"
    assert [one["uscc"] for one in station("get", "guidance/enterprises?colour=unknown")["items"]] == [FIRM]
    assert station("get", "guidance/enterprises?colour=red")["items"] == []


def test_the_county_takes_in_and_hands_over(station, county):
    listing = {"usccs": [OTHER], "included": True, "from_on": day(), "reason": "跨镇"}
    station("post", "guidance/stations/SA/listings", listing, status=403)
    assert county("post", "guidance/stations/SA/listings", listing, status=201) == {"changed": 1}
    (row,) = station("get", "guidance/stations/SA/listings")["items"]
    taken = {"station_code": "SA", "from_on": "2026-01-05", "reason": "认领"}
    station("post", f"guidance/enterprises/{OTHER}/stations", taken, status=201)
    county("post", f"guidance/enterprises/{OTHER}/stations", {**taken, "station_code": "SB"}, status=409)
    county("post", f"guidance/stations/SA/listings/{row['id']}/end", {"last_on": day()})
    given = {"to_station_code": "SB", "from_on": day(), "reason": "就近"}
    county("post", f"guidance/enterprises/{OTHER}/hand-over", given)
    held = county("get", f"guidance/enterprises/{OTHER}/stations")
    assert [one["station_code"] for one in held] == ["SB", "SA"]
    assert station("get", "guidance/stations/SA/posts") == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("stations/SB", 404),
        ("stations/SB/area", 404),
        ("stations/A", 404),
        (f"enterprises/{OTHER}", 404),
        (f"enterprises/{OTHER}/practices", 404),
        ("figures?at=SB", 404),
        ("figures?at=A&as_of=2199-01-01", 422),
        ("figures?at=A&as_of=x", 422),
        ("figures/rows?at=A&show=nonsense", 404),
        ("enterprises?q=%00", 422),
        ("enterprises?after=99999999999999999999", 422),
    ],
)
def test_what_is_not_there_or_not_theirs(station, path, status):
    station("get", f"guidance/{path}", status=status)


@pytest.mark.parametrize(
    "fact",
    [
        {"kind": "party"},
        {"form": "wage"},
        {"held_on": "2199-01-01"},
        {"source": ""},
        {"source": "a\u0000"},
        {"held": False},
        {"valid_to": "2026-01-01"},
    ],
)
def test_what_is_no_fact_is_refused(station, fact):
    given = {"kind": "congress", "form": "meeting", "held_on": day(), "source": "纪要"} | fact
    station("post", f"guidance/enterprises/{FIRM}/practices", given, status=422)
