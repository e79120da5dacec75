"""Rows, codes and answers of receiving systems."""

from datetime import date

import pytest

from registry.feeds import description
from unionhall.kernel.errors import Refused
from unionhall.registry.rules.feed import TRANSFORMS, Column, feed_row, must_send, read_return, record_id_of


@pytest.mark.parametrize(
    ("transform", "value", "text"),
    [
        ("", None, ""),
        ("day", date(2024, 3, 1), "2024-03-01"),
        ("day_compact", date(2024, 3, 1), "20240301"),
        ("month", date(2024, 3, 1), "2024-03"),
        ("yes_no", False, "否"),
        ("yuan", 487_005, "4870.05"),
        ("upper", "12x", "12X"),
    ],
)
def test_forms(transform, value, text):
    assert TRANSFORMS[transform](value) == text


def test_an_unknown_code_and_an_empty_cell_keep_a_row_back():
    columns = (
        Column(heading="性别", field="sex", code_list="sex"),
        Column(heading="姓名", field="name", required=True),
    )
    row = feed_row({"sex": "X", "name": ""}, columns, {("sex", "M"): "1"})
    assert row.open == ("性别: X?", "姓名")


@pytest.mark.parametrize(
    ("state", "sent", "now", "resend", "goes"),
    [
        ("", b"", b"1", False, True),
        ("sent", b"1", b"1", False, False),
        ("sent", b"1", b"1", True, True),
        ("accepted", b"1", b"1", True, False),
        ("rejected", b"1", b"1", False, False),
        ("rejected", b"1", b"2", False, True),
    ],
)
def test_what_goes_out(state, sent, now, resend, goes):
    assert must_send(state=state, sent_hash=sent, now_hash=now, resend=resend) is goes


def test_a_return_file_with_titles_short_rows_and_blanks():
    table = [["回执"], ["外部编号", "处理结果", "原因"], ["M1", "成功"], ["", ""], [" M2 ", "失败", "重复"]]
    answers = read_return(table, description())
    assert [(row.reference, row.accepted, row.reason) for row in answers] == [("M1", True, ""), ("M2", False, "重复")]
    with pytest.raises(Refused, match="return_headings"):
        read_return([["姓名"]] * 30, description())


@pytest.mark.parametrize("text", ["", "M", "O1", "M-1", "M1x", "M１", "M" + "9" * 20])
def test_what_is_no_reference_of_ours(text):
    assert record_id_of("members", text) is None
