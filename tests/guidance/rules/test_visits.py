"""A visit is read the same way from a desk and from a phone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.guidance.rules.visits import FIELDS, base_of, read_base, read_report
from unionhall.kernel.errors import Refused

DAY = date(2026, 11, 23)


def test_what_is_typed_is_tidied():
    report = read_report({"met": " 王  主席 ", "stand_union": "good", "note_safety": " 缺灯 "}, DAY)
    assert (report.visited_on, report.met) == (DAY, "王 主席")
    assert report.findings == {"union": ("good", ""), "safety": ("", "缺灯")}
    assert report.flat() == {
        "visited_on": "2026-11-23", "met": "王 主席", "stand_union": "good", "note_safety": "缺灯"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "visit_empty"),
        ({"visited_on": "2026-11-23"}, "visit_empty"),
        ({"met": "王", "visited_on": "2026-11-24"}, "visit_when"),
        ({"met": "王", "visited_on": "2025-11-21"}, "visit_when"),
        ({"met": "王", "visited_on": "昨天"}, "visit_day"),
        ({"met": "王", "next_on": "2026-11-23"}, "visit_next"),
        ({"met": "王", "next_on": "2027-12-01"}, "visit_next"),
        ({"need_title": "请律师"}, "visit_need"),
        ({"need_kind": "library"}, "visit_need"),
        ({"met": "王", "need_text": "多"}, "visit_need"),
        ({"stand_union": "perhaps"}, "visit_stand"),
        ({"met": "长" * 201}, "visit_long"),
        ({"met": ["王"]}, "visit_value"),
        ({"met": "a\x00"}, "visit_value"),
        ({"mood": "good"}, "visit_field"),
    ],
)
def test_what_is_wrong_is_named(body, code):
    with pytest.raises(Refused, match=code):
        read_report(body, DAY)


@given(
    st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=12) | st.sampled_from(["good", "2026-11-20", "library"]))
)
def test_reading_again_changes_nothing(body):
    try:
        report = read_report(body, DAY)
    except Refused:
        return
    assert read_report(report.flat(), DAY) == report


def test_the_base_of_a_phone():
    assert read_base(base_of(3, 17)) == (3, 17)
    for wrong in ("", "3", "3.", ".7", "a.b", "-1.2", "3.7.9", "9" * 50 + ".1", "３.７"):
        assert read_base(wrong) is None
