"""Seats are federations on the ground; facts stay within reason."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.registry.rules.employers import INDUSTRIES, check_seat, check_years
from unionhall.registry.rules.rows import NewEmployerYear


def test_sections_a_to_t():
    assert "".join(INDUSTRIES) == "ABCDEFGHIJKLMNOPQRST"


def test_a_year_twice_and_a_union_as_seat():
    year = NewEmployerYear(uscc="x", year=2023, source="s")
    with pytest.raises(Refused, match="year_twice"):
        check_years([year, year], this_year=2026)
    with pytest.raises(Refused, match="no_seat"):
        check_seat(name="x", kind="single_union", closed_on=None)
