"""Files hold what the page shows, and never a formula."""

import io
import re
import zipfile
from types import SimpleNamespace

import pytest
import python_calamine

from unionhall.base.lists.columns import DAY, MONEY, NUMBER, Column
from unionhall.base.lists.export import comma_separated, workbook

COLUMNS = (
    Column("name", "Name", lambda row: row.name),
    Column("amount", "Amount", lambda row: row.amount, MONEY),
    Column("count", "Count", lambda row: row.count, NUMBER),
    Column("on", "On", lambda row: row.on, DAY),
)


@pytest.fixture
def rows(today):
    evil = ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "七里河"]
    return [SimpleNamespace(name=name, amount=300050, count=-3, on=today) for name in evil]


def test_a_workbook_has_no_formula(rows):
    content = workbook("Title: a/b", COLUMNS, rows)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    read = python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert read[0] == ["Name", "Amount", "Count", "On"]
    assert read[1][:3] == ["=1+1", 3000.5, -3.0]
    assert read[6][0] == "七里河"


def test_a_csv_cell_that_would_be_a_formula_is_defused(rows):
    text = comma_separated(COLUMNS, rows).decode("utf-8-sig")
    cells = [line.split(",")[0].strip('"') for line in text.splitlines()[1:]]
    assert not any(re.match(r"[=+\-@\t]", cell) for cell in cells)
    assert ",-3," in text
