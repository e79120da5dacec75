"""Values must fit their fields; every fault is named at once."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from unionhall.papers.rules.fields import DAY, LIST, MONEY, NUMBER, YES_NO, Field, field_faults, read_values

MEMBERS = Field("members", "会员", LIST, columns=(Field("name", "姓名"), Field("age", "年龄", NUMBER, required=False)))
FIELDS = (
    Field("union_name", "工会名称"),
    Field("held_on", "日期", DAY),
    Field("due", "应到", NUMBER),
    Field("funds", "经费", MONEY, required=False),
    Field("direct", "直选", YES_NO),
    MEMBERS,
)
GOOD = {
    "union_name": "甲厂工会",
    "held_on": date(2026, 12, 2),
    "due": 31,
    "direct": False,
    "members": [{"name": "张三"}],
}


def codes(faults):
    return [fault.code for fault in faults]


def test_good_values_become_plain_data():
    values, faults = read_values(FIELDS, GOOD)
    assert faults == []
    assert values["held_on"] == "2026-12-02"
    assert values["members"] == [{"name": "张三", "age": ""}]


def test_every_fault_is_named_at_once():
    _, faults = read_values(
        FIELDS,
        {"held_on": "bald", "due": 3.5, "funds": "1.5", "direct": [1], "members": "张三"},
    )
    assert codes(faults) == [
        "papers.value_missing", "papers.value_type", "papers.value_type", "papers.value_type",
        "papers.value_is_list", "papers.value_no_list",
    ]  # fmt: skip
    assert "工会名称" in faults[0].sentence.plain()


def test_a_row_without_its_name_is_said_with_its_number():
    _, faults = read_values(FIELDS, GOOD | {"members": [{"name": "张三"}, {"age": "x"}]})
    assert codes(faults) == ["papers.value_missing", "papers.value_type"]
    assert "row 2" in faults[0].sentence.plain()


def test_a_declaration_is_judged():
    wrong = (
        Field("Name", "x"),
        Field("a", "x", "colour"),
        Field("a", "x"),
        Field("rows", "x", LIST),
        Field("issuer", "x"),
    )
    assert set(codes(field_faults(wrong))) == {
        "papers.field_name", "papers.field_type", "papers.field_twice", "papers.field_columns",
    }  # fmt: skip
    assert field_faults(FIELDS) == []


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([field.name for field in FIELDS]), ANYTHING))
def test_whatever_is_sent_is_judged_and_never_breaks(raw):
    values, faults = read_values(FIELDS, raw)
    again, more = read_values(FIELDS, values)
    assert faults or (again == values and more == [])
