"""A station takes its whole area at once; what others have stays with them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guidance.grounds import HUB, NEXT_STATION, NOW, OTHER_REGION, PARK, REGION, STATION, TOWN
from unionhall.guidance.actions.assign_area import assign_area
from unionhall.guidance.models import Responsibility
from unionhall.kernel.errors import NotAllowed, NotFound, Refused

DAY = date(2023, 2, 1)


def assign(people, who, station=STATION, **more):
    return assign_area(actor=people[who], station_code=f"O{station}", now=NOW, **{"from_on": DAY} | more)


def whose(station):
    return set(Responsibility.objects.filter(station__path=station).values_list("employer_id", flat=True))


def test_ground_regions_and_list_make_the_area(people, ground, listed, enterprise, neighbour):
    inside = ground.employer(TOWN)
    by_region = ground.employer(PARK, region_code=REGION)
    elsewhere = ground.employer(TOWN, region_code="210782999")
    left_out = ground.employer(TOWN, region_code=OTHER_REGION)
    listed(neighbour, HUB)
    listed(left_out, HUB, included=False)
    closed = ground.employer(TOWN, closed_on=date(2024, 1, 1))
    assert assign(people, "hub", HUB) == 4
    assert whose(HUB) == {inside.pk, by_region.pk, elsewhere.pk, neighbour.pk}
    assert closed.pk not in whose(HUB)
    assert assign(people, "station") == 1
    assert whose(STATION) == {enterprise.pk}


def test_what_others_have_stays(people, ground, enterprise, answers):
    answers(enterprise, NEXT_STATION)
    other = ground.employer(PARK, opened_on=date(2025, 5, 1))
    assert assign(people, "park") == 1
    assert Responsibility.objects.get(employer=other).from_on == date(2025, 5, 1)
    assert assign(people, "park") == 0


def test_a_ground_further_down_belongs_to_its_own_station(people, ground):
    sub = ground.organisation(f"{PARK}0009", "park_federation")
    ground.organisation(f"{PARK}00090001", "guidance_station", founded_on=date(2023, 3, 1))
    own, below = ground.employer(PARK), ground.employer(sub.path)
    assert assign(people, "station") == 1
    assert whose(STATION) == {own.pk}
    assert assign(people, "station", f"{PARK}00090001", from_on=date(2023, 3, 1)) == 1
    assert whose(f"{PARK}00090001") == {below.pk}


def test_more_enterprises_ask_no_more(people, ground):
    counted = []
    for many in (3, 30):
        for _ in range(many):
            ground.employer(PARK)
        with CaptureQueriesContext(connection) as asked:
            assert assign(people, "station") == many
        counted.append(len(asked))
    assert counted[0] >= counted[1]


def test_not_for_a_stranger(people, enterprise):
    for who, error in (("next", NotFound), ("chair", NotAllowed), ("auditor", NotAllowed)):
        with pytest.raises(error):
            assign(people, who)
    with pytest.raises(Refused):
        assign(people, "station", from_on=date(2019, 1, 1))
    with pytest.raises(Refused):
        assign(people, "station", from_on=date(2026, 12, 1))
