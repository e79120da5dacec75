"""A station serves an explicit list of regions that were valid on the day."""

from datetime import date

import pytest

from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.serve_region import serve_region
from unionhall.registry.actions.stop_serving_region import stop_serving_region
from unionhall.registry.models import Region, ServedRegion
from unionhall.registry.queries.regions import served_regions

DAY = date(2023, 2, 1)


@pytest.fixture(autouse=True)
def towns(db):
    Region.objects.bulk_create(
        [
            Region(code="210782110", name="青堆子镇", level=4, parent_code="210782"),
            Region(code="210782111", name="高山子镇", level=4, parent_code="210782"),
            Region(code="210782900", name="旧乡", level=4, parent_code="210782", valid_to=date(2010, 12, 31)),
        ]
    )


def serve(actor, now, *codes, station="AS"):
    return serve_region(actor=actor, station_code=station, region_codes=codes, from_on=DAY, now=now)


def test_twice_is_once(forest, now):
    assert serve(forest.at("A"), now, "210782110", "210782111", "210782110") == 2
    assert serve(forest.at("A"), now, "210782110") == 0
    assert served_regions(forest.at("A"), "AS", on=DAY) == ["210782110", "210782111"]


def test_only_what_was_valid_and_only_stations(forest, now):
    with pytest.raises(Refused, match="unknown_regions"):
        serve(forest.at("A"), now, "210782900")
    with pytest.raises(Refused, match="no_station"):
        serve(forest.at("A"), now, "210782110", station="A1")


def test_wrong_actors(forest, now):
    with pytest.raises(NotFound):
        serve(forest.at("B"), now, "210782110")
    with pytest.raises(NotAllowed):
        serve(forest.at("A1", "union_officer"), now, "210782110")


def test_it_stops(forest, now):
    serve(forest.at("A"), now, "210782110")
    stopped = stop_serving_region(
        actor=forest.at("A"), station_code="AS", region_codes=["210782110"], last_on=date(2024, 1, 31), now=now
    )
    assert stopped == 1
    assert served_regions(forest.at("A"), "AS", on=date(2024, 1, 31)) == ["210782110"]
    assert served_regions(forest.at("A"), "AS", on=date(2024, 2, 1)) == []
    assert ServedRegion.objects.count() == 1
