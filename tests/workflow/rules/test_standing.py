"""Who stands how to a run, by where and as what they hold a grant."""

import pytest

from unionhall.kernel.actors import Holding
from unionhall.workflow.rules.standing import stands_as

COUNTY, PARK, UNION, TWIN = "0001", "00010001", "000100010001", "000100010002"
HELD = {
    "chair": Holding("union_officer", UNION, True),
    "twin": Holding("union_officer", TWIN, True),
    "station": Holding("station_staff", PARK, True),
    "park": Holding("park_officer", PARK, True),
    "county": Holding("county_officer", COUNTY, True),
    "here_only": Holding("county_officer", COUNTY, False),
}


def roles(name: str, *, account_id: int = 1, superior: str = PARK, unit: str = UNION) -> set[str]:
    return {
        role
        for role in ("initiator", "unit", "superior", "station", "nobody")
        if stands_as(role, [HELD[name]], account_id=account_id, started_by=9, scope_path=unit, superior_path=superior)
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("chair", {"unit"}),
        ("twin", set()),
        ("station", {"unit", "station"}),
        ("park", {"superior"}),
        ("county", {"superior"}),
        ("here_only", set()),
    ],
)
def test_standing(name, expected):
    assert roles(name) == expected


def test_between_the_unit_and_the_union_above_one_is_of_the_unit():
    assert roles("park", superior=COUNTY) == {"unit"}
    assert roles("county", superior=COUNTY) == {"superior"}


def test_a_unit_that_is_no_organisation_yet_stands_at_the_park():
    assert roles("park", unit=PARK) == {"unit", "superior"}
    assert roles("station", unit=PARK) == {"unit", "station"}


def test_whoever_began_it():
    assert "initiator" in roles("twin", account_id=9)
    assert not stands_as("initiator", [], account_id=9, started_by=9, scope_path=UNION, superior_path=PARK)
    assert not stands_as(
        "initiator", [HELD["chair"]], account_id=None, started_by=None, scope_path=UNION, superior_path=PARK
    )
