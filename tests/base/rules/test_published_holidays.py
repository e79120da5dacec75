"""What the seed knows, against the notices of the State Council's office."""

from datetime import date

import pytest

from unionhall.base.rules.published_holidays import NOTICES, published_exceptions


@pytest.mark.parametrize(
    ("year", "worked"),
    [
        (2024, ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"]),
        (2025, ["01-26", "02-08", "04-27", "09-28", "10-11"]),
        (2026, ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]),
    ],
)
def test_exchanged_working_days(year, worked):
    found = [f"{day:%m-%d}" for day, (working, _) in published_exceptions(year).items() if working]
    assert found == worked


def test_free_days_of_2026():
    free = {day for day, (working, _) in published_exceptions(2026).items() if not working}
    assert {date(2026, 1, 2), date(2026, 2, 16), date(2026, 2, 23), date(2026, 4, 6), date(2026, 10, 7)} <= free
    assert date(2026, 10, 8) not in free


def test_a_year_without_notice_is_not_in_the_list():
    assert 2027 not in NOTICES
    assert published_exceptions(2027)
