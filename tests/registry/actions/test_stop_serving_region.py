"""Serving ends on a day, not before it began."""

from datetime import date

import pytest

from unionhall.kernel.errors import NotFound, Refused
from unionhall.registry.actions.stop_serving_region import stop_serving_region
from unionhall.registry.models import Organisation, ServedRegion


def test_refusals(forest, now):
    station = Organisation.objects.get(code="AS")
    ServedRegion.objects.create(
        station=station, scope_path=station.path, region_code="210782110", from_on=date(2023, 2, 1)
    )
    more = {"station_code": "AS", "region_codes": ["210782110"], "now": now}
    with pytest.raises(Refused, match="ends_before"):
        stop_serving_region(actor=forest.at("A"), last_on=date(2023, 1, 31), **more)
    with pytest.raises(NotFound):
        stop_serving_region(actor=forest.at("B"), last_on=date(2023, 3, 31), **more)
