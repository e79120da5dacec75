"""What a split says is judged before anybody gets it."""

import pytest

from unionhall.desk.rules.return_forms import read_form
from unionhall.desk.rules.shares import Split, UnitShare, judge_shares, read_extra
from unionhall.kernel.errors import Refused

FORM = read_form({"fields": [{"code": "a", "title": "甲", "target": True}, {"code": "b", "title": "乙"}]})


def judge(*shares, below=(), **more):
    judge_shares(Split(shares, **more), FORM, known={"P1", "P2"}, below=below, years=(2026, 2028))


def test_a_sound_split():
    judge(UnitShare("P1", {("a", 2026): 1}), UnitShare("P2"), below={"P1"}, kept={("a", 2028): 1})


@pytest.mark.parametrize(
    ("shares", "more"),
    [
        ([], {}),
        ([UnitShare("P9")], {}),
        ([UnitShare("P1"), UnitShare("P1")], {}),
        ([UnitShare("P1")], {"below": {"P2"}}),
        ([UnitShare("P1", {("b", 2026): 1})], {}),
        ([UnitShare("P1", {("a", 2029): 1})], {}),
        ([UnitShare("P1")], {"kept": {("c", 2026): 1}}),
    ],
)
def test_what_is_wrong_is_refused(shares, more):
    with pytest.raises(Refused):
        judge(*shares, **more)


def test_fields_are_added_and_none_replaced():
    assert [one.code for one in read_extra(FORM, [{"code": "c", "title": "丙"}]).fields] == ["a", "b", "c"]
    with pytest.raises(Refused):
        read_extra(FORM, [{"code": "a", "title": "另一个甲"}])
