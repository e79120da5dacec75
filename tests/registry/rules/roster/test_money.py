"""Wages in every form, exact to the fen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.registry.rules.roster.money import read_amount


@pytest.mark.parametrize(
    "text",
    [
        "4500",
        "4,500",
        "4,500元",
        "4500.00",
        "¥4500",
        "￥4,500.00",
        "4.5千",
        "0.45万",
        "4500元/月",
        "４５００",
        "4.5k",
        " 4500 ",
    ],
)
def test_forms(text: str) -> None:
    assert read_amount(text).fen == 450_000


@pytest.mark.parametrize("text", ["面议", "4500-5000", "-4500", "4,50", "1e9", "99999999999", "4500美元"])
def test_no_amount(text: str) -> None:
    assert read_amount(text).fault == "unreadable"


def test_half_a_fen_goes_up() -> None:
    assert read_amount("0.005").fen == 1


@given(st.text(max_size=50))
def test_no_text_crashes_it(text: str) -> None:
    read = read_amount(text)
    assert (read.fen is None) == bool(read.fault)
