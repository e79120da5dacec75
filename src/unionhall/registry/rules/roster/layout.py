"""Where in a file the roster stands: which sheet, which row holds the headings, which columns mean what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from unionhall.kernel.errors import Refused
from unionhall.kernel.identity import mask_number, tidy_number
from unionhall.kernel.text import N_
from unionhall.registry.rules.roster.cells import Cell, Merge, Row, Sheet, cell_text
from unionhall.registry.rules.roster.fields import BY_CODE, field_of, heading_key

TOP_ROWS = 60  # a title, notes and a header stand within these
IGNORE = "-"  # in a remembered mapping: leave this column out
_LEAST_SCORE = 12  # name and one or two more; a signature line that says 姓名 is not enough
_NOT_THE_ROSTER = re.compile(r"示例|样表|样例|说明|模板|字典|选项|退会|离职|注销|sample|example|options", re.IGNORECASE)
_ID_LIKE = re.compile(r"[0-9]{14}[0-9Xx]|[0-9]{17}[0-9Xx]")


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its zero-based place, its heading as typed, and the field it means ("" for none)."""

    column: int
    text: str
    field: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows count from 1, as the spreadsheet does. ``first_row`` is the first row after the headings."""

    header_row: int
    first_row: int
    headings: tuple[Heading, ...]
    score: int

    @property
    def columns(self) -> dict[str, int]:
        return {heading.field: heading.column for heading in self.headings if heading.field}


@dataclass(slots=True)
class Found:
    """The chosen sheet and its layout, and the names of other sheets that also look like rosters."""

    sheet: Sheet
    layout: Layout
    others: list[str] = field(default_factory=list)


def find_roster(sheets: Sequence[Sheet], mapping: Mapping[str, str], sheet_name: str = "") -> Found:
    """Choose the sheet and find its headings; ``mapping`` is what people said before (heading key → field)."""
    best: tuple[tuple[int, ...], Sheet, Layout] | None = None
    candidates: list[str] = []
    for order, sheet in enumerate(sheets):
        if sheet_name and sheet.name != sheet_name:
            continue
        top = list(islice(sheet.rows(), TOP_ROWS))
        layout = find_layout(top, sheet.merges or [], mapping)
        if layout is None:
            continue
        candidates.append(sheet.name)
        data_rows = sheet.height - layout.first_row + 1
        usual = sheet.visible and not _NOT_THE_ROSTER.search(sheet.name)
        rank = (data_rows > 0, usual, layout.score, data_rows, -order)
        if best is None or rank > best[0]:
            best = (rank, sheet, layout)
    if best is None:
        raise Refused(
            "registry.roster_no_header",
            N_("No row with headings like 姓名 and 身份证号码 was found in the first {count} rows of any sheet."),
            count=TOP_ROWS,
        )
    return Found(best[1], best[2], [name for name in candidates if name != best[1].name])


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Refuse a mapping that names no field of ours, or one field twice."""
    meant = [field for field in mapping.values() if field not in {"", IGNORE}]
    unknown = next((field for field in meant if field not in BY_CODE), None)
    twice = next((field for field in meant if meant.count(field) > 1), None)
    if unknown is not None:
        raise Refused("registry.mapping_unknown", N_("There is no field “{field}”."), field=unknown)
    if twice is not None:
        raise Refused(
            "registry.mapping_twice",
            N_("Two columns are taken for the same thing. Choose one and leave the other out."),
            field=twice,
        )
    if not {"name", "id_number"} <= set(meant):
        raise Refused("registry.mapping_lacks", N_("Say which columns hold the name and the identity number."))


def show_columns(found: Found, rows: int = 3) -> list[tuple[str, str, str, list[str]]]:
    """Return (heading key, heading, field, examples) of every column; long numbers are masked."""
    first = found.layout.first_row - 1
    below = list(islice(found.sheet.rows(), first, first + rows))
    return [
        (
            heading_key(heading.text),
            re.sub(r"\s+", "", heading.text),
            heading.field,
            [_masked(_text(row[heading.column])) for row in below if _text(row[heading.column])],
        )
        for heading in found.layout.headings
    ]


def _masked(text: str) -> str:
    return mask_number(text) if len(re.findall(r"[0-9０-９]", text)) >= 7 else text[:20]


def find_layout(top: Sequence[Row], merges: Sequence[Merge], mapping: Mapping[str, str]) -> Layout | None:
    """Find the row, or the two rows, that hold the headings; ``None`` when nothing looks like it."""
    best: tuple[tuple[int, int], Layout] | None = None
    for index, row in enumerate(top):
        options = [_layout(index, [_text(cell) for cell in row], mapping)]
        if index + 1 < len(top) and not _has_data(top[index + 1]):
            options.append(_double(top, index, merges, mapping))
        for depth, layout in enumerate(options, start=1):
            if layout is not None and (best is None or (layout.score, -depth) > best[0]):
                best = (layout.score, -depth), layout
    return best[1] if best is not None and best[1].score >= _LEAST_SCORE else None


def _double(top: Sequence[Row], index: int, merges: Sequence[Merge], mapping: Mapping[str, str]) -> Layout | None:
    """Read two rows as one heading: 联系方式 above 手机 and 住址, names merged over both."""
    upper = [_text(cell) for cell in top[index]]
    lower = [_text(cell) for cell in top[index + 1]]
    if len(set(upper) - {""}) < 2 or not any(_meaning(text, mapping)[1] for text in lower):
        return None  # a title above the headings is no second row of headings
    for merge in merges:
        if merge.top == index and merge.bottom == index:
            for column in range(merge.left + 1, min(merge.right + 1, len(upper))):
                upper[column] = upper[merge.left]
    texts = []
    for above, below in zip(upper, lower, strict=False):
        if not below:
            texts.append(above)
        elif _meaning(below, mapping)[1] or not above:
            texts.append(below)
        else:
            texts.append(f"{above}{below}")
    own_upper = sum(1 for cell in top[index] if _meaning(_text(cell), mapping)[1])
    own_lower = sum(1 for text in lower if _meaning(text, mapping)[1])
    header = index if own_upper >= own_lower else index + 1
    layout = _layout(header, texts, mapping)
    return Layout(layout.header_row, index + 3, layout.headings, layout.score) if layout else None


def _layout(index: int, texts: Sequence[str], mapping: Mapping[str, str]) -> Layout | None:
    taken: dict[str, tuple[int, int]] = {}  # field → (sureness, column)
    for column, text in enumerate(texts):
        code, sureness = _meaning(text, mapping)
        if code and sureness > taken.get(code, (0, 0))[0]:
            taken[code] = (sureness, column)
    if not {"name", "id_number"} & taken.keys():
        return None
    chosen = {column: code for code, (_, column) in taken.items()}
    headings = tuple(Heading(column, text, chosen.get(column, "")) for column, text in enumerate(texts) if text)
    score = sum(BY_CODE[code].weight * 2 + sureness - 2 for code, (sureness, _) in taken.items())
    return Layout(index + 1, index + 2, headings, score)


def _meaning(text: str, mapping: Mapping[str, str]) -> tuple[str, int]:
    said = mapping.get(heading_key(text)) if text else None
    if said is not None:
        return ("", 0) if said == IGNORE or said not in BY_CODE else (said, 3)
    return field_of(text)


def _text(cell: Cell) -> str:
    return cell_text(cell).strip()


def _has_data(row: Row) -> bool:
    """Tell whether a row holds a person rather than headings: something in it looks like a personal number."""
    return any(_ID_LIKE.fullmatch(tidy_number(cell)) for cell in row if isinstance(cell, str) and 14 < len(cell) < 40)
