"""Writes a list into a workbook or a csv file; what a cell begins with never becomes a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext

from unionhall.base.lists.columns import DAY, INSTANT, MONEY, NUMBER, YES_NO, Column

MOST_ROWS = 200_000
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDTHS = {DAY: 12, INSTANT: 18, MONEY: 16, NUMBER: 12}


def plain(column: Column, row: Any) -> Any:
    """Return what a file holds for a cell: words, a number, a day; money in yuan."""
    value = column.read(row)
    if column.kind == YES_NO and value is not None:
        return gettext("yes") if value else gettext("no")
    if column.kind == MONEY and value is not None:
        return value / 100
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None)
    return value


def defused(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula.

    >>> defused("=1+1"), defused("Sales")
    ("'=1+1", 'Sales')
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def workbook(title: str, columns: Sequence[Column], rows: Iterable[Any]) -> bytes:
    """Return an xlsx file with a frozen, filterable head; text is written as text, never as a formula."""
    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    sheet = book.add_worksheet(_sheet_name(title))
    head = book.add_format({"bold": True, "bottom": 1})
    formats = {
        DAY: book.add_format({"num_format": "yyyy-mm-dd"}),
        INSTANT: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        MONEY: book.add_format({"num_format": "#,##0.00"}),
        NUMBER: book.add_format({"num_format": "#,##0"}),
    }
    for index, column in enumerate(columns):
        sheet.set_column(index, index, _WIDTHS.get(column.kind, 22))
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(columns):
        sheet.write_string(0, index, gettext(column.title), head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for index, column in enumerate(columns):
            _write(sheet, last, index, plain(column, row), formats.get(column.kind))
    sheet.autofilter(0, 0, last, max(len(columns) - 1, 0))
    book.close()
    return buffer.getvalue()


def comma_separated(columns: Sequence[Column], rows: Iterable[Any]) -> bytes:
    """Return a csv file in UTF-8 with a byte order mark (Excel reads Chinese then)."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([gettext(column.title) for column in columns])
    for row in rows:
        writer.writerow([_csv_cell(plain(column, row)) for column in columns])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def counted(rows: Iterable[Any], every: int, tell: Any) -> Iterator[Any]:
    """Pass rows through and tell how many went by."""
    for number, row in enumerate(rows, start=1):
        yield row
        if number % every == 0:
            tell(number)


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "1"


def _write(sheet: Any, line: int, index: int, value: Any, style: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, index, value)
    elif isinstance(value, int | float):
        sheet.write_number(line, index, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(line, index, value, style)
    else:
        sheet.write_string(line, index, str(value)[:32767])


def _csv_cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return defused(value) if isinstance(value, str) else value
