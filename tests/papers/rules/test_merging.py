"""What stands between braces, and what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.papers.rules.fields import DAY, LIST, MONEY, NUMBER, YES_NO, Field
from unionhall.papers.rules.merging import BadBrace, faults_of, merged, names_in, read

ROWS = Field("rows", "名单", LIST, columns=(Field("name", "姓名"), Field("votes", "得票", NUMBER)))
FIELDS = {
    field.name: field
    for field in (
        Field("name", "名称"),
        Field("day", "日期", DAY),
        Field("count", "人数", NUMBER),
        Field("funds", "经费", MONEY),
        Field("ok", "是否", YES_NO),
        ROWS,
    )
}
VALUES = {
    "name": "甲厂", "day": "2026-12-02", "count": 23, "funds": 123456, "ok": True,
    "rows": [{"name": "张三", "votes": 60}, {"name": "李四", "votes": 51}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{name}{{}}", "甲厂{}"),
        ("{day} {day|month} {day|upper}", "2026年12月2日 2026年12月 二〇二六年十二月二日"),
        ("{count|upper}", "二十三"),
        ("{funds} {funds|upper}", "1,234.56 壹仟贰佰叁拾肆元伍角陆分"),
        ("{ok} {ok|tick}", "是 ✓"),
        ("{rows|count}人：{rows|join:name}，共{rows|sum:votes}票", "2人：张三、李四，共111票"),
    ],
)
def test_merging(text, said):
    assert list(faults_of(text, FIELDS)) == []
    assert merged(text, FIELDS, VALUES) == said


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{nobody}", "papers.unknown_field"),
        ("{rows}", "papers.list_as_value"),
        ("{name|count}", "papers.value_as_list"),
        ("{name|upper}", "papers.unknown_format"),
        ("{rows|join:age}", "papers.unknown_column"),
        ("{rows|sum:name}", "papers.sum_of_words"),
        ("{.name}", "papers.row_outside_list"),
        ("{", "papers.bad_brace"),
        ("{名称}", "papers.bad_brace"),
    ],
)
def test_faults(text, code):
    assert [found for found, _ in faults_of(text, FIELDS)] == [code]


def test_a_row_says_its_columns_and_number():
    assert next(faults_of("{#|upper}、{.name}{.age}", FIELDS, ROWS))[0] == "papers.unknown_column"
    assert merged("{#|upper}、{.name}", FIELDS, VALUES, (2, ROWS, VALUES["rows"][1])) == "二、李四"


def test_names_are_found():
    assert names_in("{name}{rows|count}{#}{.name}") == {"name", "rows"}


@given(st.text(alphabet="{}|:.#abc名", max_size=30))
def test_whatever_is_typed_is_read_and_judged(text):
    assert "".join(part if isinstance(part, str) else "" for part in read(text)) is not None
    found = list(faults_of(text, FIELDS))
    assert found or not any(isinstance(part, BadBrace) for part in read(text))


@given(st.text(alphabet=st.characters(blacklist_characters="{}"), max_size=60))
def test_plain_text_stays_itself(text):
    assert merged(text, FIELDS, VALUES) == text


@given(st.text(max_size=40))
def test_a_value_is_never_read_as_a_field(text):
    assert merged("{name}", FIELDS, VALUES | {"name": text}) == text
