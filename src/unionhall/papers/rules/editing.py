"""Blocks as lines of text that a person edits in plain form fields, and back.

A column is ``title | text | width | align``; a cell of a grid ``row | span | height | label or value | text``; items
stand one a line. A break inside a text is written ``⏎``.
"""

from collections.abc import Mapping
from typing import Any

from unionhall.papers.rules.blocks import KEYS, Block
from unionhall.papers.rules.fields import LIST, Field
from unionhall.papers.rules.templates import plain_block

BREAK = "⏎"
MOST_LINES = 700
NUMBERS = frozenset({"level", "blank_rows", "height"})


def form_of(block: Block) -> dict[str, str]:
    """Return a block as form values: everything text."""
    plain = plain_block(block)
    values = {"kind": block.kind, "when": block.when}
    for key in KEYS[block.kind]:
        if key == "columns":
            values["parts"] = "\n".join(
                " | ".join((_one_line(c.title), _one_line(c.text), str(c.width), c.align)) for c in block.columns
            )
        elif key == "rows":
            values["parts"] = "\n".join(
                f"{number} | {cell.span} | {cell.height} | {'label' if cell.label else cell.align or 'value'} | "
                f"{_one_line(cell.text)}"
                for number, row in enumerate(block.rows, start=1)
                for cell in row
            )
        elif key == "items":
            values["parts"] = "\n".join(_one_line(item) for item in block.items)
        elif key == "numbered":
            values[key] = "on" if block.numbered else ""
        else:
            values[key] = str(plain.get(key, getattr(block, key)))
    return values


def plain_of(values: Mapping[str, str]) -> dict[str, Any]:
    """Return plain block data out of form values; ``read_blocks`` judges it."""
    kind = values.get("kind", "")
    plain: dict[str, Any] = {"kind": kind}
    if values.get("when"):
        plain["when"] = values["when"]
    parts = [line for line in values.get("parts", "").replace("\r\n", "\n").split("\n") if line.strip()][:MOST_LINES]
    for key in KEYS.get(kind, frozenset()):
        if key == "columns":
            plain[key] = [_column(line) for line in parts]
        elif key == "rows":
            plain[key] = _rows(parts)
        elif key == "items":
            plain[key] = [_many_lines(line.strip()) for line in parts]
        elif key == "numbered":
            plain[key] = bool(values.get(key))
        elif key in NUMBERS:
            plain[key] = _number(values.get(key, ""), 0 if key == "blank_rows" else 1)
        elif values.get(key):
            plain[key] = values[key].replace("\r\n", "\n")
    return plain


def _one_line(text: str) -> str:
    return text.replace("\n", BREAK).replace("|", "｜")


def _many_lines(text: str) -> str:
    return text.replace(BREAK, "\n")


def _number(text: str, default: int) -> int:
    return int(text) if text.strip().isascii() and text.strip().isdigit() and len(text) < 5 else default


def _column(line: str) -> dict[str, Any]:
    title, text, width, align = ([part.strip() for part in line.split("|")] + ["", "", "", ""])[:4]
    column: dict[str, Any] = {
        "title": _many_lines(title),
        "text": _fields_with_format(text),
        "width": _number(width, 1),
    }
    return column | ({"align": align} if align else {})


def _fields_with_format(text: str) -> str:
    """Give the bar of a format back: a column's text is kept with the wide bar so that it does not part the line."""
    return _many_lines(text.replace("｜", "|"))


def _rows(lines: list[str]) -> list[list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        row, span, height, how, text = ([part.strip() for part in line.split("|", 4)] + [""] * 5)[:5]
        cell: dict[str, Any] = {
            "text": _fields_with_format(text),
            "span": _number(span, 1),
            "height": _number(height, 1),
        }
        if how == "label":
            cell["label"] = True
        elif how in {"left", "center", "right"}:
            cell["align"] = how
        rows.setdefault(row, []).append(cell)
    return list(rows.values())


def placeholders(fields: tuple[Field, ...]) -> dict[str, Any]:
    """Return values that show where each field will stand, for the preview of a template."""
    return {
        field.name: [{column.name: _placeholder(column) for column in field.columns}] * 2
        if field.type == LIST
        else _placeholder(field)
        for field in fields
    }


def _placeholder(field: Field) -> Any:
    return {"day": "2026-01-01", "number": 0, "money": 0, "yes_no": True}.get(field.type, f"【{field.title}】")
