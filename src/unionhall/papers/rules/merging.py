"""The language between braces: ``{name}``, ``{name|format}``, ``{list|count}``, in a repeated block also ``{.column}``
and ``{#}``.

``{{`` and ``}}`` stand for the braces themselves. Nothing is computed beyond counting, adding and joining: every figure
comes from the run and stands in the paper as the run has it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from unionhall.kernel.text import N_, Sentence
from unionhall.papers.rules.chinese import capital_amount, chinese_day, chinese_number
from unionhall.papers.rules.fields import DAY, LIST, MONEY, NUMBER, TEXT, YES_NO, Field

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_MERGE = re.compile(r"(\.?[a-z][a-z0-9_]*|#)(?:\|([a-z]+)(?::([a-z][a-z0-9_]*))?)?")
FORMATS: Mapping[str, frozenset[str]] = {
    TEXT: frozenset(),
    DAY: frozenset({"month", "upper"}),
    NUMBER: frozenset({"upper"}),
    MONEY: frozenset({"upper"}),
    YES_NO: frozenset({"tick"}),
    LIST: frozenset({"count", "join", "sum"}),
}


@dataclass(frozen=True, slots=True)
class Merge:
    """One pair of braces: the ``name`` (``.name`` is a column of the row, ``#`` its number), format and argument."""

    name: str
    format: str = ""
    argument: str = ""


@dataclass(frozen=True, slots=True)
class BadBrace:
    """Braces that say nothing: what stood there."""

    text: str


def read(text: str) -> Iterator["str | Merge | BadBrace"]:
    """Yield plain text and merges in order.

    >>> list(read("共{members|count}人"))
    ['共', Merge(name='members', format='count', argument=''), '人']
    """
    reached = 0
    for found in _TOKEN.finditer(text):
        if found.start() > reached:
            yield text[reached : found.start()]
        reached = found.end()
        token = found[0]
        if token in {"{{", "}}"}:
            yield token[0]
            continue
        inner = _MERGE.fullmatch(found[1].strip()) if found[1] is not None else None
        yield Merge(inner[1], inner[2] or "", inner[3] or "") if inner else BadBrace(token)
    if reached < len(text):
        yield text[reached:]


def faults_of(text: str, fields: Mapping[str, Field], row_of: Field | None = None) -> Iterator[tuple[str, Sentence]]:
    """Yield every fault of a text as code and sentence; ``row_of`` is the list that the block repeats."""
    for part in read(text):
        if isinstance(part, BadBrace):
            yield (
                "papers.bad_brace",
                Sentence(N_("“{text}” is not a merge field. Write {{{{ for a brace."), {"text": part.text}),
            )
        elif isinstance(part, Merge):
            yield from _merge_faults(part, fields, row_of)


def _merge_faults(merge: Merge, fields: Mapping[str, Field], row_of: Field | None) -> Iterator[tuple[str, Sentence]]:
    if merge.name == "#" or merge.name.startswith("."):
        if row_of is None:
            yield (
                "papers.row_outside_list",
                Sentence(N_("{name} belongs to a row, but this block repeats no list."), {"name": merge.name}),
            )
            return
        field = Field("#", "#", NUMBER) if merge.name == "#" else row_of.column(merge.name[1:])
        if field is None:
            facts = {"list": row_of.name, "column": merge.name[1:]}
            yield "papers.unknown_column", Sentence(N_("The list {list} has no column {column}."), facts)
            return
    else:
        field = fields.get(merge.name)
        if field is None:
            yield "papers.unknown_field", Sentence(N_("The run has no field {field}."), {"field": merge.name})
            return
    yield from _format_faults(merge, field)


def _format_faults(merge: Merge, field: Field) -> Iterator[tuple[str, Sentence]]:
    facts: dict[str, object] = {"field": field.name, "format": merge.format, "column": merge.argument}
    if field.type == LIST and not merge.format:
        yield (
            "papers.list_as_value",
            Sentence(N_("{field} is a list: count it, join a column of it, or lay it out in a table."), facts),
        )
    elif merge.format in {"count", "join", "sum"} and field.type != LIST:
        yield (
            "papers.value_as_list",
            Sentence(N_("{field} is one value, it cannot be counted, joined or added."), facts),
        )
    elif merge.format and merge.format not in FORMATS[field.type]:
        yield "papers.unknown_format", Sentence(N_("{field} cannot be written as “{format}”."), facts)
    elif merge.format in {"join", "sum"}:
        column = field.column(merge.argument)
        if column is None:
            yield (
                "papers.unknown_column",
                Sentence(N_("The list {list} has no column {column}."), {**facts, "list": field.name}),
            )
        elif merge.format == "sum" and column.type not in {NUMBER, MONEY}:
            yield "papers.sum_of_words", Sentence(N_("{field}: the column {column} holds no numbers to add."), facts)


def names_in(text: str) -> set[str]:
    """Return the fields of the run that a text merges."""
    return {part.name for part in read(text) if isinstance(part, Merge) and part.name[0] not in ".#"}


def merged(
    text: str,
    fields: Mapping[str, Field],
    values: Mapping[str, Any],
    row: "tuple[int, Field, Mapping[str, Any]] | None" = None,
) -> str:
    """Return the text with its values; the text was judged by ``faults_of`` before."""
    parts = []
    for part in read(text):
        assert not isinstance(part, BadBrace), "a template is judged before it is merged"
        parts.append(part if isinstance(part, str) else _value_of(part, fields, values, row))
    return "".join(parts)


def _value_of(
    merge: Merge,
    fields: Mapping[str, Field],
    values: Mapping[str, Any],
    row: "tuple[int, Field, Mapping[str, Any]] | None",
) -> str:
    if merge.name == "#":
        assert row is not None
        return chinese_number(row[0]) if merge.format == "upper" else str(row[0])
    if merge.name.startswith("."):
        assert row is not None
        column = row[1].column(merge.name[1:])
        assert column is not None
        return shown(column, row[2].get(column.name), merge.format)
    field = fields[merge.name]
    if field.type == LIST:
        return _of_list(field, values.get(field.name) or [], merge)
    return shown(field, values.get(field.name), merge.format)


def _of_list(field: Field, rows: list[Mapping[str, Any]], merge: Merge) -> str:
    if merge.format == "count":
        return str(len(rows))
    column = field.column(merge.argument)
    assert column is not None
    cells = [row.get(column.name) for row in rows]
    if merge.format == "join":
        return "、".join(shown(column, cell) for cell in cells if cell not in (None, ""))
    total = sum((Decimal(str(cell)) for cell in cells if cell not in (None, "")), Decimal(0))
    return shown(column, int(total) if total == total.to_integral_value() else str(total))


def shown(field: Field, value: Any, format_: str = "") -> str:
    """Return one value as it stands on paper; nothing for nothing."""
    if value is None or value == "":
        return ""
    if field.type == DAY:
        return chinese_day(date.fromisoformat(str(value)), format_)
    if field.type == MONEY:
        fen = int(value)
        return capital_amount(fen) if format_ == "upper" else f"{Decimal(fen) / 100:,.2f}"
    if field.type == NUMBER:
        return chinese_number(int(value)) if format_ == "upper" and isinstance(value, int) else str(value)
    if field.type == YES_NO:
        return ("✓" if value else "□") if format_ == "tick" else ("是" if value else "否")
    return str(value)
