"""What a unit writes: clean values, what is missing, what does not hold."""

from fractions import Fraction

import pytest

from unionhall.desk.rules.cross_checks import LAST_YEAR
from unionhall.desk.rules.return_forms import read_form
from unionhall.desk.rules.return_values import (
    clean_explanations,
    clean_values,
    figures,
    judge,
    missing,
    progress,
    share_of,
)
from unionhall.kernel.errors import Refused

FORM = read_form(
    {
        "fields": [
            {"code": "members", "title": "会员", "indicator": "members"},
            {"code": "women", "title": "女会员"},
            {"code": "way", "title": "方式", "kind": "choice", "choices": ["甲", "乙"], "required": False},
            {"code": "words", "title": "做法", "kind": "text", "required": False},
            {"code": "file", "title": "材料", "kind": "file", "required": False},
            {"code": "share", "title": "占比", "kind": "share", "of": ["women", "members"]},
        ],
        "checks": [
            {"code": "women", "title": "女会员", "rule": "women <= members", "firm": True},
            {"code": "last", "title": "与上年", "rule": "members ~ last_year.members 20%"},
        ],
    }
)


@pytest.mark.parametrize(
    "given",
    [
        {"members": -1},
        {"members": True},
        {"members": 1.5},
        {"members": "3"},
        {"members": 10**16},
        {"way": "丙"},
        {"words": "x" * 2001},
        {"words": "\x00"},
        {"file": 0},
        {"share": 3},
        {"nothing": 1},
    ],
)
def test_what_does_not_fit_is_refused(given):
    with pytest.raises(Refused):
        clean_values(FORM, given)


def test_what_is_empty_is_left_out_and_named_when_required():
    values = clean_values(FORM, {"members": 0, "women": None, "way": "", "words": " 好 "})
    assert values == {"members": 0, "words": "好"}
    assert missing(FORM, values) == ["女会员"]
    assert figures(FORM, values) == {"members": 0}


def judged(values, last=None, filled=None, told=None):
    others = {LAST_YEAR: last} if last else {}
    return judge(FORM, values, others=others, filled=filled or {}, explanations=told or {})


def test_a_contradiction_of_last_year_can_be_explained():
    (one,) = judged({"members": 130, "women": 1}, last={"members": 100})
    assert (one.left, one.right, one.stops) == (130, 100, True)
    (one,) = judged({"members": 130, "women": 1}, last={"members": 100}, told={"last": "两家并入"})
    assert not one.stops
    assert judged({"members": 120, "women": 1}, last={"members": 100}) == []


def test_an_impossibility_cannot():
    (one,) = judged({"members": 1, "women": 2}, told={"women": "就是"})
    assert one.stops


def test_a_counted_figure_that_was_changed_is_said():
    (one,) = judged({"members": 5, "women": 1}, filled={"members": {"value": 7}})
    assert (one.code, one.left, one.right) == ("filled_members", 5, 7)


def test_explanations_are_those_of_the_form():
    assert clean_explanations(FORM, {"last": " 因 为 ", "other": "x", "filled_members": "y", "women": " "}) == {
        "last": "因 为",
        "filled_members": "y",
    }
    with pytest.raises(Refused):
        clean_explanations(FORM, {"last": "x" * 501})


def test_shares_and_progress_are_exact():
    assert share_of(FORM.codes["share"], {"women": 1, "members": 3}) == Fraction(1, 3)
    assert share_of(FORM.codes["share"], {"women": 1}) is None
    assert progress(999, 1000) == 99
