"""Cross-checks: read from short text, weighed exactly, said with both numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.desk.rules.cross_checks import LAST_YEAR, NOW, TARGET, Broken, parse, said, weigh

WHOLE = st.integers(min_value=0, max_value=10**12)


def test_a_rule_is_read():
    rule = parse("2*men + women - 3 == last_year.all")
    assert [(one.times, one.field, one.source) for one in rule.terms] == [
        (2, "men", NOW),
        (1, "women", NOW),
        (-3, "", NOW),
        (1, "all", LAST_YEAR),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a ==",
        "a = b",
        "a ~ b",
        "a == b 5%",
        "a == b == c",
        "Ä == b",
        "a == b; drop",
        "+".join("a" * 41) + " == b",
    ],
)
def test_what_is_no_rule_is_refused_with_its_fault(text):
    with pytest.raises(Broken):
        parse(text)


@given(WHOLE, WHOLE)
def test_sides_are_exact(a, b):
    sources = {NOW: {"a": a, "b": b}}
    assert weigh(parse("a <= b"), sources).holds == (a <= b)
    assert weigh(parse("a >= b"), sources).holds == (a >= b)
    assert weigh(parse("a == b"), sources).holds == (a == b)
    near = weigh(parse("a ~ b 20%"), sources)
    assert near.holds == (abs(Fraction(a) - b) * 100 <= 20 * b)
    assert (near.left, near.right) == (a, b)


def test_what_is_not_there_leaves_a_rule_open():
    assert weigh(parse("a ~ last_year.a 20%"), {NOW: {"a": 3}}).holds is None
    assert weigh(parse("a >= target.a"), {NOW: {"a": 3}, TARGET: {"a": 4}}).holds is False


def test_both_numbers_are_said():
    rule = parse("a ~ last_year.a 20%")
    words = said(rule, weigh(rule, {NOW: {"a": 130}, LAST_YEAR: {"a": 100}}), "Members").plain()
    assert words == "Members: 130 is more than 20 per cent away from 100."
