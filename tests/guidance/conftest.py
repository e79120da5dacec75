"""A county with two parks, each with its station, enterprises and people, and a hub that serves two towns' regions."""

from datetime import date

import pytest

from guidance.grounds import (
    COUNTY,
    HUB,
    NEXT,
    NEXT_STATION,
    NOW,
    OTHER_REGION,
    PARK,
    REGION,
    STATION,
    TOWN,
    UNION,
)
from park_on_the_ground import Ground
from people_at_seats import People, seated
from unionhall.guidance.models import AreaEmployer, EmployerPractice, Responsibility
from unionhall.registry.models import Employer, ServedRegion
from unionhall.registry.rules import kinds

SEATS = {
    "station": ("station_staff", PARK),
    "next": ("station_staff", NEXT),
    "hub": ("station_staff", TOWN),
    "park": ("park_officer", PARK),
    "next_park": ("park_officer", NEXT),
    "county": ("county_officer", COUNTY),
    "chair": ("union_officer", UNION),
    "auditor": ("auditor", COUNTY),
    "worker": ("worker", UNION),
}


@pytest.fixture
def ground(db: None) -> Ground:
    made = Ground()
    made.organisation(COUNTY, kinds.COUNTY_FEDERATION, region_code="210782")
    for path, kind in ((PARK, kinds.PARK_FEDERATION), (NEXT, kinds.PARK_FEDERATION), (TOWN, kinds.TOWN_FEDERATION)):
        made.organisation(path, kind)
    for path, name in ((STATION, "甲园指导站"), (NEXT_STATION, "乙园指导站"), (HUB, "片区指导站")):
        made.organisation(path, kinds.GUIDANCE_STATION, name=name, founded_on=date(2020, 6, 1))
    made.organisation(UNION, kinds.SINGLE_UNION, name="甲厂工会", term_ends_on=date(2028, 5, 1))
    for region in (REGION, OTHER_REGION):
        ServedRegion.objects.create(
            station=made.organisations[HUB], scope_path=HUB, region_code=region, from_on=date(2023, 2, 1)
        )
    return made


@pytest.fixture
def people(ground: Ground) -> People:
    return seated(SEATS, NOW)


@pytest.fixture
def enterprise(ground: Ground) -> Employer:
    """An enterprise of the first park, with a union of its own."""
    row = ground.employer(PARK, facts={2025: (60, True)})
    row.name, row.name_index = "甲厂有限公司", "甲厂有限公司 jiachang jcyxgs"
    row.save()
    ground.cover(row, UNION, kinds.OWN, date(2020, 7, 1))
    return row


@pytest.fixture
def neighbour(ground: Ground) -> Employer:
    """An enterprise of the next park."""
    return ground.employer(NEXT, facts={2025: (30, False)})


@pytest.fixture
def answers(ground: Ground):
    """Say straight in the table which station answers for an enterprise."""

    def make(employer: Employer, station: str = STATION, from_on: date = date(2021, 1, 1), to_on: date | None = None):
        return Responsibility.objects.create(
            employer=employer, station=ground.organisations[station], from_on=from_on, to_on=to_on
        )

    return make


@pytest.fixture
def listed(ground: Ground):
    """Put an enterprise straight on the list of an area."""

    def make(employer: Employer, station: str = STATION, *, included: bool = True) -> AreaEmployer:
        return AreaEmployer.objects.create(
            station=ground.organisations[station],
            employer=employer,
            included=included,
            from_on=date(2022, 1, 1),
            reason="test",
        )

    return make


@pytest.fixture
def practised(people: People):
    """Write a fact straight into the table."""

    def make(employer: Employer, kind: str, held_on: date, valid_to: date | None = None, **more) -> EmployerPractice:
        form = {"congress": "congress", "openness": "posting", "contract": "wage"}[kind]
        values = {"form": form, "held": True, "source": "会议纪要", **more}
        if not values["held"]:
            values["form"] = ""
        return EmployerPractice.objects.create(
            employer=employer,
            kind=kind,
            held_on=held_on,
            valid_to=valid_to,
            recorded_at=NOW,
            **{"recorded_by_id": people.ids["station"], **values},
        )

    return make
