"""Splits add up exactly; a shortfall needs a reason, an excess is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.desk.rules.splitting import balances, in_proportion, judge_split
from unionhall.kernel.errors import Refused

CELL = ("founded", 2026)
AMOUNTS = st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=40)


@given(st.integers(min_value=0, max_value=10**9), AMOUNTS)
def test_a_total_is_shared_out_exactly(total, weights):
    parts = in_proportion(total, weights)
    assert sum(parts) == total
    whole = sum(weights)
    if whole:
        assert all(abs(part * whole - total * weight) < whole for part, weight in zip(parts, weights, strict=True))


@given(st.integers(min_value=0, max_value=10**9), AMOUNTS)
def test_given_and_missing_always_make_the_target(own, parts):
    (found,) = balances({CELL: own}, [{CELL: one} for one in parts])
    assert found.own + found.difference == sum(parts)
    assert found.is_short == (sum(parts) < own)


def test_a_shortfall_is_said_and_can_have_a_reason():
    with pytest.raises(Refused) as refused:
        judge_split({CELL: 100}, [{CELL: 60}, {CELL: 30}], "")
    assert "90, the target is 100: 10 are missing" in refused.value.sentence.plain()
    assert judge_split({CELL: 100}, [{CELL: 60}, {CELL: 30}], "另行安排")[0].is_short
    assert judge_split({CELL: 100}, [{CELL: 60}, {CELL: 50}], "")[0].difference == 10


@pytest.mark.parametrize("amount", [-1, 10**16])
def test_absurd_targets_are_refused(amount):
    with pytest.raises(Refused):
        judge_split({}, [{CELL: amount}], "")


def test_nobody_gets_nothing_twice():
    assert in_proportion(10, []) == []
    assert in_proportion(5, [0, 0]) == [3, 2]
