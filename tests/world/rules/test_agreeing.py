from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.world.rules.agreeing import agrees, yearly_growth


@pytest.mark.parametrize(
    ("op", "published", "computed", "expected"),
    [
        ("eq", 5, 5, True),
        ("eq", 5, 6, False),
        ("eq", "2019-11", "2019-11", True),
        ("eq", "2019-11", "2019-12", False),
        ("eq", Decimal("0.25"), Fraction(1, 4), True),
        ("ge", Decimal("0.95"), Fraction(19, 20), True),
        ("ge", Decimal("0.95"), Fraction(949, 1000), False),
        ("range", [501, 600], 501, True),
        ("range", [501, 600], 599, True),
        ("range", [501, 600], 600, False),
        ("range", [501, 600], 500, False),
    ],
)
def test_a_figure_agrees_exactly(op, published, computed, expected):
    assert agrees(op, published, computed) is expected


def test_growth_is_the_compound_rate():
    assert yearly_growth(64, 125, 3) == Fraction(1, 4)
    assert yearly_growth(1000, 2197, 3) == Fraction(3, 10)
    assert yearly_growth(100, 100, 3) == 0
    assert yearly_growth(0, 100, 3) is None


@given(st.integers(1, 10**12), st.integers(1, 10**12), st.integers(1, 6))
def test_growth_is_within_half_a_step_of_the_true_rate(first, last, years):
    rate = yearly_growth(first, last, years)
    assert rate is not None
    half = Fraction(1, 20000)
    assert max(1 + rate - half, Fraction(0)) ** years * first <= last
    assert (1 + rate + half) ** years * first > last
