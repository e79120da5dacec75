"""An area takes in enterprises from beyond its ground, and leaves some out."""

from datetime import date

import pytest

from guidance.grounds import NOW, STATION
from unionhall.guidance.actions.list_area_employers import list_area_employers
from unionhall.guidance.models import AreaEmployer
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused


def put(people, who, *employers, **more):
    given = {"included": True, "from_on": date(2026, 1, 1), "reason": "跨园区"} | more
    codes = [one.uscc for one in employers]
    return list_area_employers(actor=people[who], station_code=f"O{STATION}", usccs=codes, now=NOW, **given)


def test_the_county_takes_one_in_from_the_next_park(people, neighbour):
    assert put(people, "county", neighbour) == 1
    assert put(people, "county", neighbour) == 0
    row = AreaEmployer.objects.get()
    assert (row.station.path, row.employer, row.included, row.to_on) == (STATION, neighbour, True, None)


def test_the_other_way_round_must_be_ended_first(people, neighbour, enterprise):
    put(people, "county", neighbour)
    with pytest.raises(Conflict):
        put(people, "county", enterprise, neighbour, included=False)
    assert AreaEmployer.objects.count() == 1


def test_not_beyond_ones_reach(people, neighbour, enterprise):
    with pytest.raises(NotFound):
        put(people, "park", neighbour)
    assert put(people, "park", enterprise, included=False) == 1
    for who, error in (("next_park", NotFound), ("station", NotAllowed), ("auditor", NotAllowed)):
        with pytest.raises(error):
            put(people, who, neighbour)


@pytest.mark.parametrize("more", [{"reason": " "}, {"from_on": date(2019, 1, 1)}, {"from_on": date(2026, 12, 1)}])
def test_what_cannot_be_listed(people, neighbour, more):
    with pytest.raises(Refused):
        put(people, "county", neighbour, **more)
    with pytest.raises(Refused):
        put(people, "county")
