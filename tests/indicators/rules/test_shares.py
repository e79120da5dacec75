from fractions import Fraction

from unionhall.indicators.rules.shares import percent_text, share


def test_published_share_is_exact():
    assert share(12, 23) == Fraction(12, 23)
    assert percent_text(12, 23) == "52.17 %"
    assert percent_text(23, 23) == "100.00 %"
    assert percent_text(40, 206) == "19.42 %"


def test_nothing_to_divide_by_is_no_share():
    assert share(0, 0) is None
    assert percent_text(0, 0) == "—"
    assert percent_text(5, 0) == "—"


def test_half_rounds_up():
    assert percent_text(1, 8, 1) == "12.5 %"
    assert percent_text(1, 200, 0) == "1 %"
