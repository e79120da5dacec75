"""A park with 23 above-scale employers, 12 of them with a union before its station opened, and an empty twin park."""

from datetime import date

import pytest

from park_on_the_ground import CITY, JOINT, PARK, TWIN, Ground
from unionhall.registry.rules import kinds


@pytest.fixture
def ground(db: None) -> Ground:
    """A city with two empty parks."""
    made = Ground()
    made.organisation(CITY, kinds.CITY_FEDERATION)
    made.organisation(PARK, kinds.PARK_FEDERATION)
    made.organisation(TWIN, kinds.PARK_FEDERATION)
    return made


@pytest.fixture
def park(ground: Ground) -> Ground:
    """The park: 12 unions on the eve of its station's opening, 23 at the end of that year."""
    ground.organisation(JOINT, kinds.GUIDANCE_STATION, founded_on=date(2020, 6, 1))
    for number in range(1, 24):
        path = f"{PARK}{number:04d}"
        founded = date(2018, 3, 1) if number <= 12 else date(2020, 9, 1)
        ground.organisation(path, kinds.SINGLE_UNION, founded_on=founded)
        employer = ground.employer(PARK, facts={2019: (100 + number, True)})
        ground.cover(employer, path, kinds.OWN, founded)
        ground.member(path, from_on=founded, sex="F" if number % 2 else "M")
    return ground
