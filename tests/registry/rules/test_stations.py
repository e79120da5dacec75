"""A closed station serves nothing."""

from datetime import date

import pytest

from unionhall.kernel.errors import Refused
from unionhall.registry.rules.stations import check_service


def test_closed():
    with pytest.raises(Refused, match="station_closed"):
        check_service(
            station="站",
            kind="guidance_station",
            closed_on=date(2020, 1, 1),
            wanted=["210782110"],
            valid={"210782110"},
            on=date(2021, 1, 1),
        )
