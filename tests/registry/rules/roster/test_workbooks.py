"""What we hand out can be filled in, mended and sent back."""

import io

from python_calamine import CalamineWorkbook

from registry.rosters import AS_OF, as_xlsx, id_number, person, read
from unionhall.registry.rules.roster.cells import open_sheets
from unionhall.registry.rules.roster.fields import FIELDS
from unionhall.registry.rules.roster.layout import find_layout, find_roster
from unionhall.registry.rules.roster.reading import read_roster
from unionhall.registry.rules.roster.workbooks import REASON_HEADING, ROW_HEADING, errors, template


def test_the_template_is_a_roster_without_rows() -> None:
    sheets = open_sheets(template(str))
    layout = find_layout(list(sheets[0].rows()), [], {})
    assert layout is not None
    assert set(layout.columns) == {field.code for field in FIELDS}


def test_an_error_workbook_goes_in_again_once_mended() -> None:
    rows = [
        person(0),
        person(1, 姓名=""),
        person(2, 身份证号码=int(id_number(2)[:17] + "0")),
        person(3, 联系电话="139"),
    ]
    content = as_xlsx(rows, above=(("标题",),))
    judged = read_roster(content, as_of=AS_OF).judged
    faulty = [
        (judged.frame["row"][index], found)
        for index, found in judged.findings.by_index.items()
        if judged.frame["verdict"][index]
    ]
    book = errors(find_roster(open_sheets(content), {}), faulty, str)
    cells = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    assert cells[0][-2:] == [REASON_HEADING, ROW_HEADING]
    assert [line[-1] for line in cells[1:]] == [4.0, 5.0, 6.0]
    assert cells[2][5] == ""  # a rounded number is not offered for mending
    again = read(book)
    assert [row["verdict"] for row in again] == ["refuse"] * 3
    assert again[1]["reasons"] == ["id_missing"]
