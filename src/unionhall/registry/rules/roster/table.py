"""The rows of a roster as a frame of text: what is no member's row is left out, merged cells are filled down."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import polars as pl

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.rules.roster.cells import Cell, Row, Sheet, cell_text
from unionhall.registry.rules.roster.fields import BY_CODE, field_of
from unionhall.registry.rules.roster.layout import Layout

_CHUNK = 8192
# Numbers and dates of these columns are judged by what the cell held, not only by its text.
TYPED = ("id_number", "phone", "birth", "worked_since", "joined", "dues_base")
_SPREADING = (
    "group",
    "household",
    "education",
    "political_status",
    "job_title",
    "employment_form",
    "skill_level",
    "joined",
)
_NO_PERSON = re.compile(
    r"^[(\[【（]?(?:合计|总计|小计|共计|累计|本页|以上共|总人数|人数|填表|制表|编制|审核|审批|复核|经办|负责人|工会主席|主席|单位|"
    r"说明|备注|注[:：、\d]|注意|以下空白|以下无|此行|签字|签名|盖章|联系人|日期|\d{4}年\d{1,2}月\d{1,2}日|第\d+页|共\d+[人页]|page\b|total\b|"
    r"subtotal\b)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?P<name>.{1,28}?(?:工会小组|小组|班组|车间|分工会|分会|支部|工段|[班组部科室队]))(?:[(（].*[)）]|[:：].*)?"
)


@dataclass(slots=True)
class Table:
    """``frame`` has ``row`` (as the spreadsheet counts) and one text column for every field of ``columns``.

    ``numeric`` tells for the typed columns which cells held a number. ``skipped`` counts rows with something in them
    that are no person's: totals, signatures, notes, repeated headings. ``filled_down`` are rows of a csv whose group
    stood once for a block.
    """

    frame: pl.DataFrame
    columns: tuple[str, ...]
    numeric: dict[str, pl.Series]
    skipped: int
    filled_down: frozenset[int] = frozenset()


class _Column:
    """Gathers one column chunk by chunk; text stays as it is, other cells leave their type behind."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.texts: list[pl.Series] = []
        self.flags: list[pl.Series] = []

    def add(self, cells: Sequence[Cell]) -> None:
        try:
            text = pl.Series(cells, dtype=pl.String, strict=True)
            numeric = None
        except TypeError:
            text = pl.Series([cell_text(cell) for cell in cells], dtype=pl.String)
            numeric = [isinstance(cell, float | int) and not isinstance(cell, bool) for cell in cells]
        self.texts.append(text)
        if self.code in TYPED:
            self.flags.append(pl.Series(numeric or [False] * len(cells), dtype=pl.Boolean))


def read_table(sheet: Sheet, layout: Layout) -> Table:
    """Read the rows below the headings."""
    columns = {code: place for code, place in layout.columns.items() if code != "seq"}
    gathered = {code: _Column(code) for code in columns}
    lone: dict[int, Row] = {}  # rows without number and phone: they may be no person's
    watched = [columns[code] for code in ("id_number", "phone") if code in columns]
    rows = islice(sheet.rows(), layout.first_row - 1, None)
    height = 0
    while chunk := list(islice(rows, _CHUNK)):
        for code, place in columns.items():
            gathered[code].add([row[place] for row in chunk])
        for offset, row in enumerate(chunk):
            if not any(row[place] for place in watched):
                lone[height + offset] = row
        height += len(chunk)
    if not height:
        raise _nobody()
    frame = pl.DataFrame({code: pl.concat(column.texts) for code, column in gathered.items()}).with_columns(
        pl.all().str.strip_chars()
    )
    numeric = {code: pl.concat(column.flags) for code, column in gathered.items() if column.flags}
    return _without_others(sheet, layout, frame, numeric, lone)


def _nobody() -> Refused:
    return Refused(
        "registry.roster_nobody", N_("There are headings but no rows below them. Choose the filled workbook.")
    )


def _without_others(
    sheet: Sheet, layout: Layout, frame: pl.DataFrame, numeric: dict[str, pl.Series], lone: dict[int, Row]
) -> Table:
    """Drop what is no person's row, and spread what stood once for many rows."""
    places = layout.columns
    wide = {merge.top - layout.first_row + 1 for merge in sheet.merges or [] if merge.right - merge.left >= 2}
    skipped, empty, sections = set[int](), set[int](), dict[int, str]()
    for index, row in lone.items():
        verdict, section = _other_row(row, places, merged=index in wide)
        if verdict == "empty":
            empty.add(index)
        elif verdict:
            skipped.add(index)
            if section:
                sections[index] = section
    skipped |= _repeated_headings(frame)
    frame, filled = _fill(sheet, layout, frame, empty | skipped, sections)
    keep = pl.Series([True]).new_from_index(0, frame.height)
    if gone := sorted(empty | skipped):
        keep = keep.scatter(gone, False)
    row_numbers = pl.int_range(layout.first_row, layout.first_row + frame.height, dtype=pl.Int32, eager=True)
    kept = frame.with_columns(row_numbers.alias("row")).filter(keep)
    rows_filled = frozenset(index + layout.first_row for index in filled)
    if not kept.height:
        raise _nobody()
    return Table(
        kept,
        tuple(frame.columns),
        {code: flags.filter(keep) for code, flags in numeric.items()},
        len(skipped),
        rows_filled,
    )


def _other_row(row: Row, places: dict[str, int], *, merged: bool) -> tuple[str, str]:
    """Say what a row without number and phone is: "" a person's, "empty", or "other"; and a section's group name."""
    said = [
        (place, text) for place, text in ((place, cell_text(cell).strip()) for place, cell in enumerate(row)) if text
    ]
    seq = places.get("seq", -1)
    named = [text for place, text in said if place != seq]
    if not named:
        text = said[0][1] if said else ""
        if not text or re.fullmatch(r"[0-9.、]+", text):
            return "empty", ""
        section = _SECTION.fullmatch(text)
        return "other", section["name"] if section else ""
    first = re.sub(r"\s+", "", said[0][1])
    if _NO_PERSON.match(first) or (len(said) > 1 and _NO_PERSON.match(re.sub(r"\s+", "", named[0]))):
        return "other", ""
    mapped = {place for code, place in places.items() if code not in {"seq", "note", "group"}}
    if len(said) == 1:
        section = _SECTION.fullmatch(first)
        lone_name = said[0][0] == places.get("name") and not merged and not section and len(first) <= 8
        return ("", "") if lone_name else ("other", section["name"] if section else "")
    return ("", "") if any(place in mapped for place, _ in said) else ("empty", "")


def _repeated_headings(frame: pl.DataFrame) -> set[int]:
    """Find rows that only repeat the headings (a printed roster has them on each page)."""
    if "name" not in frame.columns:
        return set()
    name = frame["name"].str.replace_all(r"\s+", "")
    suspects = name.str.contains("姓名|(?i)^(?:full)?name$").arg_true().to_list()
    found = set()
    for index in suspects:
        row = frame.row(index, named=True)
        hits = sum(1 for code, text in row.items() if text and field_of(text)[0] == code)
        if hits >= 2:
            found.add(index)
    return found


def _fill(
    sheet: Sheet, layout: Layout, frame: pl.DataFrame, gone: set[int], sections: dict[int, str]
) -> tuple[pl.DataFrame, set[int]]:
    filled: set[int] = set()
    for code in _SPREADING:
        if code not in frame.columns:
            continue
        place, first = layout.columns[code], layout.first_row - 1
        texts: list[str] | None = None
        for merge in sheet.merges or []:
            if merge.left <= place <= merge.right and merge.bottom > merge.top and merge.bottom >= first:
                texts = texts if texts is not None else frame[code].to_list()
                top = merge.top - first
                value = texts[top] if top >= 0 and merge.left == place else ""
                for index in range(max(top + 1, 0), min(merge.bottom - first + 1, len(texts))):
                    texts[index] = texts[index] or value
        if texts is None and code == "group" and sheet.merges is None:
            stood = frame[code].to_list()
            texts = _blocks(stood, gone)
            filled = {index for index, text in enumerate(stood) if not text} if texts is not None else filled
        if texts is not None:
            frame = frame.with_columns(pl.Series(code, texts, dtype=pl.String))
    if sections:
        frame = _spread_sections(frame, sections)
    return frame, filled


def _blocks(texts: list[str], gone: set[int]) -> list[str] | None:
    """Fill a csv's group column down when it plainly was merged: named once at the top of each block, else blank."""
    said = [(index, text) for index, text in enumerate(texts) if text and index not in gone]
    rows = len(texts) - len(gone)
    starts_named = bool(said) and said[0][0] == next((i for i in range(len(texts)) if i not in gone), -1)
    if not starts_named or len(said) * 3 > rows or any(a[1] == b[1] for a, b in pairwise(said)):
        return None
    filled, current = [], ""
    for index, text in enumerate(texts):
        current = text if text and index not in gone else current
        filled.append(current)
    return filled


def _spread_sections(frame: pl.DataFrame, sections: dict[int, str]) -> pl.DataFrame:
    """Give the rows below a line such as 二车间小组 that group, where they name none themselves."""
    texts = frame["group"].to_list() if "group" in frame.columns else [""] * frame.height
    current = ""
    for index, text in enumerate(texts):
        current = sections.get(index, current)
        texts[index] = text or current
    return frame.with_columns(pl.Series("group", texts, dtype=pl.String))


assert set(_SPREADING) <= BY_CODE.keys()
