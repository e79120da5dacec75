"""What is no person's row goes, what stood once is spread."""

from registry.rosters import as_xlsx, person
from unionhall.registry.rules.roster.cells import open_sheets
from unionhall.registry.rules.roster.layout import find_roster
from unionhall.registry.rules.roster.table import Table, read_table


def table(content: bytes) -> Table:
    found = find_roster(open_sheets(content), {})
    return read_table(found.sheet, found.layout)


def test_skipped_rows_are_counted_and_empty_ones_are_not() -> None:
    read = table(as_xlsx([person(0), {}, person(1)], below=(("合计:2人",), ("",))))
    assert read.frame["row"].to_list() == [2, 4]
    assert read.skipped == 1


def test_numbers_are_flagged() -> None:
    read = table(as_xlsx([person(0, 联系电话=13900000000), person(1)]))
    assert read.numeric["phone"].to_list() == [True, False]
    assert read.frame["phone"].to_list()[0] == "13900000000"


def test_a_person_without_number_and_phone_stays() -> None:
    read = table(as_xlsx([person(0), person(1, 身份证号码="", 联系电话="")]))
    assert read.frame.height == 2
