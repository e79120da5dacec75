"""From the day after, the ground decides again."""

from datetime import date

import pytest

from guidance.grounds import NEXT_STATION, NOW, STATION
from unionhall.guidance.actions.end_area_listing import end_area_listing
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def end(people, who, row, station=STATION, last_on=date(2026, 11, 1)):
    end_area_listing(actor=people[who], station_code=f"O{station}", listing_id=row.pk, last_on=last_on, now=NOW)


def test_it_ends_once(people, neighbour, listed):
    row = listed(neighbour)
    end(people, "park", row)
    row.refresh_from_db()
    assert row.to_on == date(2026, 11, 1)
    with pytest.raises(NotFound):
        end(people, "park", row)


def test_not_before_it_began_and_not_by_a_stranger(people, neighbour, listed):
    row = listed(neighbour)
    with pytest.raises(Refused):
        end(people, "park", row, last_on=date(2021, 12, 31))
    with pytest.raises(NotFound):
        end(people, "next_park", row)
    with pytest.raises(NotFound):
        end(people, "county", row, NEXT_STATION)
    with pytest.raises(NotAllowed):
        end(people, "station", row)
