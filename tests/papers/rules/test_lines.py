"""Lists typed as lines read as rows and back."""

from unionhall.papers.rules.fields import LIST, MONEY, YES_NO, Field
from unionhall.papers.rules.lines import lines_of, rows_of, said, typed

FIELD = Field(
    "rows", "名单", LIST, columns=(Field("name", "姓名"), Field("paid", "金额", MONEY), Field("ok", "合格", YES_NO))
)


def test_lines_become_rows_and_back():
    text = "张三 | 12.50 | 是\n李四 | 3.00 | 否"
    rows = rows_of(FIELD, text)
    assert rows == [{"name": "张三", "paid": 1250, "ok": True}, {"name": "李四", "paid": 300, "ok": False}]
    assert lines_of(FIELD, rows) == text


def test_rows_pasted_from_a_workbook_are_parted_by_tabs():
    assert rows_of(FIELD, "张三\t1,000\t\n\n") == [{"name": "张三", "paid": 100000, "ok": ""}]


def test_what_is_no_amount_is_left_to_the_judge():
    assert typed(FIELD.columns[1], "viel") == "viel"
    assert typed(FIELD.columns[1], "0.001") == "0.001"
    assert said(FIELD.columns[1], "") == ""
