"""Workbooks that we hand out: the template with drop-downs, and the rows that did not go in with their reasons."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import xlsxwriter

from unionhall.registry.rules.roster.cells import Cell, Row, cell_text
from unionhall.registry.rules.roster.fields import FIELDS
from unionhall.registry.rules.roster.layout import Found
from unionhall.registry.rules.roster.reasons import REASONS, REFUSE
from unionhall.registry.rules.roster.words import KEPT

# Headings of the columns that an error workbook adds; read again they mean nothing and are left out.
ROW_HEADING, REASON_HEADING = "原行号", "未导入的原因"
_TEXT_FIELDS = {"id_number", "phone", "member_number", "joined", "birth", "worked_since"}
_TEMPLATE_ROWS = 2000
MOST_ROWS = 50_000
Say = Callable[[str], str]


def template(say: Say) -> bytes:
    """Return an empty roster: headings, columns set to text where numbers would be rounded, drop-downs."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet, lists = book.add_worksheet("会员名册"), book.add_worksheet("选项")
    heading = book.add_format(
        {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F3E3E3", "valign": "vcenter"}
    )
    as_text = book.add_format({"num_format": "@"})
    for column, field in enumerate(FIELDS):
        sheet.write_string(0, column, field.zh, heading)
        sheet.write_comment(0, column, say(field.title))
        sheet.set_column(column, column, field.width, as_text if field.code in _TEXT_FIELDS else None)
        words = KEPT.get(field.code)
        if words:
            lists.write_string(0, column, field.zh)
            lists.write_column(1, column, words)
            letter = xlsxwriter.utility.xl_col_to_name(column, col_abs=True)
            source = f"=选项!{letter}$2:{letter}${len(words) + 1}"
            choice = {"validate": "list", "source": source, "error_type": "warning"}
            sheet.data_validation(1, column, _TEMPLATE_ROWS, column, choice)
    sheet.freeze_panes(1, 2)
    lists.hide()
    book.close()
    return target.getvalue()


def errors(found: Found, faulty: Iterable[tuple[int, Sequence[tuple[str, str]]]], say: Say) -> bytes:
    """Return the faulty rows as they stood, bad cells coloured, reasons in a comment and a column of their own.

    ``faulty``: row numbers as the spreadsheet counts, each with its (code, field) reasons. Numbers of identity papers
    are written as text, so that a mended file can be uploaded as it is.
    """
    wanted = dict(list(faulty)[:MOST_ROWS])
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet((found.sheet.name or "会员名册")[:31])
    formats = {
        "heading": book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8E8E8"}),
        "refuse": book.add_format({"num_format": "@", "bg_color": "#F8C9C4", "border": 1}),
        "warn": book.add_format({"num_format": "@", "bg_color": "#FCE8B2", "border": 1}),
        "plain": book.add_format({"num_format": "@"}),
        "reasons": book.add_format({"text_wrap": True}),
    }
    headings = found.layout.headings
    last = len(headings)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading.text, formats["heading"])
        sheet.set_column(column, column, 20 if heading.field in _TEXT_FIELDS else 12)
    sheet.write_string(0, last, REASON_HEADING, formats["heading"])
    sheet.write_string(0, last + 1, ROW_HEADING, formats["heading"])
    sheet.set_column(last, last, 70)
    line = 0
    for number, row in enumerate(found.sheet.rows(), start=1):
        if number in wanted:
            line += 1
            _write_row(sheet, line, found, row, reasons=wanted[number], formats=formats, say=say)
            sheet.write_number(line, last + 1, number)
    sheet.freeze_panes(1, 0)
    book.close()
    return target.getvalue()


def _write_row(
    sheet: Any,
    line: int,
    found: Found,
    row: Row,
    *,
    reasons: Sequence[tuple[str, str]],
    formats: dict[str, Any],
    say: Say,
) -> None:
    headings = found.layout.headings
    about: dict[str, list[str]] = {}
    for code, field in reasons:
        about.setdefault(field, []).append(code)
    for column, heading in enumerate(headings):
        codes = about.get(heading.field, []) if heading.field else []
        worst = max((REASONS[code].severity for code in codes), default=0)
        style = formats["refuse" if worst == REFUSE else "warn" if worst else "plain"]
        sheet.write_string(line, column, _shown(row[heading.column], codes), style)
        if codes:
            sheet.write_comment(line, column, "\n".join(say(REASONS[code].sentence) for code in codes), {"x_scale": 2})
    said = "\n".join(say(REASONS[code].sentence) for code, _ in reasons)
    sheet.write_string(line, len(headings), said, formats["reasons"])


def _shown(cell: Cell, codes: Sequence[str]) -> str:
    """Leave a rounded number out: what is typed in its place shall not begin with wrong digits."""
    return "" if {"numeric_id", "phone_rounded"} & set(codes) else cell_text(cell)[:32_000]
