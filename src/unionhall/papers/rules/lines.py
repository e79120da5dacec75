"""Lists as lines of text: one row a line, columns parted by tabs (as pasted from a workbook) or bars."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from unionhall.papers.rules.fields import DAY, MONEY, YES_NO, Field

MOST_LINES = 5_000


def rows_of(field: Field, text: str) -> list[dict[str, Any]]:
    """Return the rows of a list field that was typed as lines.

    >>> members = Field("members", "会员", LIST, columns=(Field("name", "姓名"), Field("sex", "性别")))
    >>> rows_of(members, "张三 | 男")
    [{'name': '张三', 'sex': '男'}]
    """
    rows = []
    for line in text.replace("\r\n", "\n").split("\n")[:MOST_LINES]:
        if line.strip():
            parts = [
                part.strip() for part in (line.split("\t") if "\t" in line else line.replace("｜", "|").split("|"))
            ]
            parts += [""] * len(field.columns)
            rows.append({column.name: typed(column, part) for column, part in zip(field.columns, parts, strict=False)})
    return rows


def lines_of(field: Field, rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as lines, the way ``rows_of`` reads them."""
    return "\n".join(" | ".join(said(column, row.get(column.name)) for column in field.columns) for row in rows)


def typed(field: Field, text: str) -> Any:
    """Return a typed value: yuan become fen, yes and no a flag; ``read_values`` judges the rest."""
    if field.type == MONEY and text:
        try:
            fen = Decimal(text.replace(",", "").removeprefix("¥")) * 100
        except InvalidOperation:
            return text
        return int(fen) if fen.is_finite() and fen == fen.to_integral_value() and abs(fen) < 10**15 else text
    if field.type == YES_NO and text:
        return {"是": True, "✓": True, "否": False, "□": False}.get(text, text)
    return text


def said(field: Field, value: Any) -> str:
    """Return a kept value as somebody types it."""
    if value is None or value == "":
        return ""
    if field.type == MONEY:
        return f"{Decimal(int(value)) / 100:.2f}"
    if field.type == YES_NO:
        return "是" if value else "否"
    return str(value).replace("\n", " ") if field.type == DAY else str(value)
