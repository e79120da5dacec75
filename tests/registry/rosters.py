"""Invented rosters for tests: well-made numbers, and a few faults on purpose."""

import csv
import io
from datetime import date
from typing import Any

import xlsxwriter

from unionhall.kernel.identity import check_char
from unionhall.registry.rules.roster.reading import as_document, read_roster

HEADINGS = ("序号", "姓名", "性别", "民族", "出生年月", "身份证号码", "联系电话", "入会时间", "工会小组", "备注")
AS_OF = date(2026, 11, 22)


def id_number(serial: int, *, born: str = "19900101", region: str = "210782") -> str:
    """Return a well-made number; the serial spreads over days and sequence numbers."""
    day = f"{int(born[:4]) + serial // 900 % 10}{born[4:]}"
    body = f"{region}{day}{serial % 900 + 1:03d}"
    return body + check_char(body)


def person(serial: int, **changes: object) -> dict[str, object]:
    """Return one row by heading; ``changes`` replace cells."""
    number = id_number(serial)
    row: dict[str, object] = {
        "序号": serial,
        "姓名": "王" + "一二三四五六七八九十"[serial % 10] + "甲乙丙丁戊己庚辛壬癸"[serial // 10 % 10],
        "性别": "男" if int(number[16]) % 2 else "女",
        "民族": "汉族",
        "出生年月": f"{number[6:10]}-{number[10:12]}",
        "身份证号码": number,
        "联系电话": f"139{serial:08d}",
        "入会时间": "2019-06",
        "工会小组": "一组",
        "备注": "",
    }
    return row | changes


def as_csv(rows: list[dict[str, object]], *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """Write rows under the usual headings."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(HEADINGS)
    writer.writerows([[row.get(heading, "") for heading in HEADINGS] for row in rows])
    return text.getvalue().encode(encoding)


def as_xlsx(
    rows: list[dict[str, object]],
    *,
    headings: tuple[str, ...] = HEADINGS,
    above: tuple[tuple[object, ...], ...] = (),
    below: tuple[tuple[object, ...], ...] = (),
    between: dict[int, tuple[object, ...]] | None = None,
    merge_groups: int = 0,
    hidden: tuple[int, ...] = (),
    sheet: str = "会员名册",
    others: dict[str, list[tuple[object, ...]]] | None = None,
) -> bytes:
    """Write a workbook as offices do: lines above and below, lines between (before row n), groups merged by n rows."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, lines in (others or {}).items():
        other = book.add_worksheet(name)
        for place, line in enumerate(lines):
            other.write_row(place, 0, line)
    page = book.add_worksheet(sheet)
    lines = [*above, headings]
    starts = len(lines)
    for index, row in enumerate(rows):
        lines += [between[index]] if between and index in between else []
        lines.append(tuple(row.get(heading, "") for heading in headings))
    day = book.add_format({"num_format": "yyyy/m/d"})
    for place, line in enumerate([*lines, *below]):
        for column, cell in enumerate(line):
            _put(page, place, column, cell, day)
    for first in range(0, len(rows) if merge_groups else 0, merge_groups or 1):
        last = min(first + merge_groups, len(rows)) - 1
        column = headings.index("工会小组")
        page.merge_range(starts + first, column, starts + last, column, rows[first]["工会小组"])
    for number in hidden:
        page.set_row(starts + number, None, None, {"hidden": True})
    book.close()
    return target.getvalue()


def _put(page: Any, place: int, column: int, cell: object, day: Any) -> None:
    if isinstance(cell, date):
        page.write_datetime(place, column, cell, day)
    elif isinstance(cell, str):
        page.write_string(place, column, cell)
    elif cell is not None:
        page.write(place, column, cell)


def read(content: bytes, **options: object) -> list[dict[str, object]]:
    """Read a roster as of the tests' day and return its rows as plain data."""
    return as_document(read_roster(content, as_of=AS_OF, **options))["rows"]
