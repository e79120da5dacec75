"""Headings as offices write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.registry.rules.roster.fields import FIELDS, field_of, heading_key


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("姓 名", "name"),
        ("身份证\n号码", "id_number"),
        ("＊手机号码（必填）", "phone"),
        ("参加工\n作时间", "worked_since"),
        ("月基本工资(元)", "dues_base"),
        ("出生年月:", "birth"),
        ("ID Number", "id_number"),
        ("所在部门", "group"),
    ],
)
def test_headings(heading: str, field: str) -> None:
    assert field_of(heading) == (field, 2)


@pytest.mark.parametrize(
    "heading", ["配偶姓名", "紧急联系人电话", "单位电话", "家庭住址", "", "身高", "未导入的原因", "原行号"]
)
def test_others_columns_mean_nothing(heading: str) -> None:
    assert field_of(heading) == ("", 0)


def test_no_heading_means_two_things() -> None:
    headings = [heading for field in FIELDS for heading in field.headings.split()]
    assert len(headings) == len(set(headings))
    assert all(heading_key(heading) == heading for heading in headings if "(" not in heading)


@given(st.text(max_size=60))
def test_no_text_crashes_it(text: str) -> None:
    field_of(text)
