"""The fields that a template may merge: declared names and types, and values that must fit them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from unionhall.kernel.text import N_, Sentence

TEXT, DAY, NUMBER, MONEY, YES_NO, LIST = "text", "day", "number", "money", "yes_no", "list"
TYPES = {
    TEXT: N_("text"),
    DAY: N_("a day"),
    NUMBER: N_("a number"),
    MONEY: N_("an amount in fen"),
    YES_NO: N_("yes or no"),
    LIST: N_("a list"),
}
LONGEST_TEXT = 20_000
MOST_ROWS = 5_000
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Field:
    """One name that a run fills; a list has ``columns``, which are fields of one row.

    ``personal``: it may name a person, so it never becomes part of a title, which strangers see when they verify.
    """

    name: str
    title: str
    type: str = TEXT
    required: bool = True
    personal: bool = False
    columns: tuple["Field", ...] = ()
    help: str = ""

    def column(self, name: str) -> "Field | None":
        """Return the column of this name."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong; ``block`` counts from 1, 0 is the template or its values as a whole."""

    code: str
    sentence: Sentence
    block: int = 0


# What filing itself knows: no run has to fill it.
SYSTEM_FIELDS = (
    Field("issuer", "发文机关", required=False),
    Field("paper_number", "发文字号", required=False),
    Field("issued_on", "成文日期", DAY, required=False),
)


def by_name(fields: Iterable[Field]) -> dict[str, Field]:
    """Return the fields, and those of the system, by name."""
    return {field.name: field for field in (*SYSTEM_FIELDS, *fields)}


def field_faults(fields: Sequence[Field]) -> list[Fault]:
    """Return what is wrong with a declaration itself."""
    faults: list[Fault] = []
    seen = {field.name for field in SYSTEM_FIELDS}
    for field in fields:
        if field.name in seen:
            faults.append(Fault("papers.field_twice", Sentence(N_("The field {field} is declared twice."), _of(field))))
        seen.add(field.name)
        for one in (field, *field.columns):
            if not _NAME.fullmatch(one.name):
                faults.append(
                    Fault(
                        "papers.field_name",
                        Sentence(
                            N_("The field name {field} must begin with a small letter and hold a-z, 0-9 and _ only."),
                            {"field": one.name},
                        ),
                    )
                )
            if one.type not in TYPES or (one.type == LIST and one is not field):
                faults.append(
                    Fault(
                        "papers.field_type",
                        Sentence(N_("The field {field} has the unknown type {type}."), {**_of(one), "type": one.type}),
                    )
                )
        if (field.type == LIST) != bool(field.columns):
            faults.append(
                Fault(
                    "papers.field_columns",
                    Sentence(N_("The field {field}: a list needs columns, and only a list has them."), _of(field)),
                )
            )
    return faults


def read_values(fields: Sequence[Field], raw: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """Return values ready to be kept as JSON, and every fault; names that are not declared are left out."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for field in fields:
        given = raw.get(field.name)
        if _is_empty(given):
            if field.required:
                faults.append(
                    Fault(
                        "papers.value_missing",
                        Sentence(N_("“{title}” ({field}) has no value. Fill it in."), _of(field)),
                    )
                )
            continue
        if field.type == LIST:
            rows, wrong = _read_rows(field, given)
            values[field.name] = rows
            faults += wrong
            continue
        value, fault = _read_one(field, given)
        if fault is not None:
            faults.append(fault)
        else:
            values[field.name] = value
    return values, faults


def _read_rows(field: Field, given: Any) -> tuple[list[dict[str, Any]], list[Fault]]:
    is_list = isinstance(given, Sequence) and not isinstance(given, str | bytes)
    if not is_list or not all(isinstance(row, Mapping) for row in given):
        return [], [
            Fault(
                "papers.value_no_list",
                Sentence(N_("“{title}” ({field}) must be a list of rows, each with its columns."), _of(field)),
            )
        ]
    if len(given) > MOST_ROWS:
        facts = {**_of(field), "count": len(given), "most": MOST_ROWS}
        return [], [
            Fault(
                "papers.value_too_long",
                Sentence(N_("“{title}” ({field}) has {count} rows, at most {most} fit on a paper."), facts),
            )
        ]
    rows: list[dict[str, Any]] = []
    faults: list[Fault] = []
    for number, row in enumerate(given, start=1):
        kept: dict[str, Any] = {}
        for column in field.columns:
            value = row.get(column.name)
            if _is_empty(value):
                if column.required:
                    facts = {**_of(field), "number": number, "column": column.title}
                    faults.append(
                        Fault(
                            "papers.value_missing",
                            Sentence(N_("“{title}” ({field}), row {number}: “{column}” has no value."), facts),
                        )
                    )
                kept[column.name] = ""
                continue
            read, fault = _read_one(column, value)
            if fault is not None:
                faults.append(Fault(fault.code, Sentence(fault.sentence.template, {**fault.sentence.facts})))
            kept[column.name] = read
        rows.append(kept)
    return rows, faults


def _read_one(field: Field, given: Any) -> tuple[Any, Fault | None]:
    if isinstance(given, Mapping) or (isinstance(given, Sequence) and not isinstance(given, str)):
        return "", Fault(
            "papers.value_is_list",
            Sentence(N_("“{title}” ({field}) takes one value, but a list was given."), _of(field)),
        )
    reader = {DAY: _day, NUMBER: _number, MONEY: _money, YES_NO: _yes_no}.get(field.type, _text)
    value = reader(given)
    if value is None:
        facts = {**_of(field), "value": str(given)[:60], "type": Sentence(TYPES.get(field.type, field.type))}
        return "", Fault("papers.value_type", Sentence(N_("“{title}” ({field}): “{value}” is not {type}."), facts))
    return value, None


def _text(given: Any) -> str | None:
    text = str(given).replace("\r\n", "\n").replace("\r", "\n")
    return None if len(text) > LONGEST_TEXT or _CONTROL.search(text) else text


def _day(given: Any) -> str | None:
    if isinstance(given, date):
        return given.isoformat()[:10]
    try:
        return date.fromisoformat(str(given)).isoformat()
    except ValueError:
        return None


def _number(given: Any) -> "int | str | None":
    if isinstance(given, bool | float):
        return None
    if isinstance(given, int):
        return given if abs(given) < 10**15 else None
    try:
        number = Decimal(str(given).replace(",", "").strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) >= 10**15 or len(str(given)) > 30:
        return None
    return int(number) if number == number.to_integral_value() else format(number.normalize(), "f")


def _money(given: Any) -> int | None:
    number = _number(given)
    return number if isinstance(number, int) else None


def _yes_no(given: Any) -> bool | None:
    if isinstance(given, bool):
        return given
    return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}.get(str(given).lower())


def _is_empty(given: Any) -> bool:
    return given is None or (isinstance(given, str) and not given.strip()) or given in ([], ())


def _of(field: Field) -> dict[str, object]:
    return {"field": field.name, "title": field.title}
