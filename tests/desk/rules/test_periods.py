from datetime import date

import pytest

from unionhall.desk.rules.periods import average, year_of


@pytest.mark.parametrize(
    ("asked", "year"), [("2024", 2024), ("", 2026), ("1999", 2026), ("２０２４", 2026), ("99999", 2026)]
)
def test_anything_odd_is_this_year(asked, year):
    assert year_of(asked, date(2026, 11, 23)) == year


@pytest.mark.parametrize(
    ("total", "count", "said"), [(0, 0, ""), (5, 1, "5.0"), (13, 3, "4.3"), (14, 3, "4.7"), (9, 4, "2.3")]
)
def test_stars_are_rounded_half_up(total, count, said):
    assert average(total, count) == said
