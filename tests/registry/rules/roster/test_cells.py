"""Cells keep their types; files are told by their content."""

from datetime import date, datetime
from pathlib import Path

import pytest

from registry.rosters import as_csv, as_xlsx, person, read
from unionhall.kernel.errors import Refused
from unionhall.registry.rules.roster.cells import cell_text, check_file, open_sheets

XLS = Path(__file__).parents[2] / "data" / "roster.xls"


def test_an_old_workbook_is_read_with_its_merged_cells_and_types() -> None:
    rows = read(XLS.read_bytes())
    assert [row["verdict"] for row in rows] == ["ok", "ok", "ok", "refuse", "ok", "ok"]
    assert [row["values"]["group"] for row in rows] == ["一组"] * 3 + ["二组"] * 3
    assert rows[2]["values"]["joined_month"] == "2019-06"
    assert rows[3]["reasons"] == ["numeric_id"]


def test_hidden_rows_and_merged_ranges_are_known() -> None:
    sheet = open_sheets(as_xlsx([person(serial) for serial in range(4)], hidden=(1,), merge_groups=2))[0]
    assert sheet.hidden_rows == {3}
    assert sheet.merges is not None
    assert [(merge.top, merge.bottom) for merge in sheet.merges] == [(1, 2), (3, 4)]
    assert open_sheets(as_csv([person(0)]))[0].merges is None


def test_a_stray_cell_far_outside_does_not_fill_memory() -> None:
    far = as_xlsx([person(0)], headings=("姓名", "身份证号码", *[""] * 1200, "联系电话"))
    with pytest.raises(Refused) as refused:
        open_sheets(far)
    assert refused.value.code == "registry.roster_too_large"


def test_text_of_cells() -> None:
    assert cell_text(5876.0) == "5876"
    assert cell_text(2.107271992102532e17) == "2.107271992102532e+17"
    assert cell_text(date(2020, 3, 1)) == "2020-03-01"
    assert cell_text(datetime.fromisoformat("2020-03-01T04:05")) == "2020-03-01 04:05:00"


def test_checking_reads_no_cells() -> None:
    check_file(as_xlsx([person(0)]))
    check_file("随便什么".encode())
    with pytest.raises(Refused):
        check_file(b"  ")
