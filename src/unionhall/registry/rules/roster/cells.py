"""Cells of an uploaded file, their types kept: xlsx and xls by calamine, csv by the standard library.

Read as text, a rounded number would turn back into digits that may pass a check, so numbers stay numbers.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

Cell = str | float | bool | date | datetime | time | timedelta
Row = list[Cell]
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 500_000, 1_000, 30_000_000
MOST_INFLATED_BYTES = 1 << 30
_WIDE = re.compile(rb' r="([A-Z]{2,3})[0-9]')
_HIDDEN = re.compile(
    rb'<row [^>]*\br="([0-9]+)"[^>]*\bhidden="(?:1|true)"|<row [^>]*\bhidden="(?:1|true)"[^>]*\br="([0-9]+)"'
)
_WINDOW = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, zero-based, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet: ``rows()`` from its first row, all equally wide. ``merges`` is ``None`` where the format has none."""

    name: str
    visible: bool = True
    merges: list[Merge] | None = None
    hidden_rows: frozenset[int] = frozenset()
    _cells: CalamineSheet | None = None
    _text_rows: list[list[str]] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Yield every row from the top, padded on the left to column A."""
        if self._cells is None:
            width = max(map(len, self._text_rows), default=0)
            for text_row in self._text_rows:
                yield [*text_row, *[""] * (width - len(text_row))]
            return
        start = self._cells.start
        if start is None:
            return
        if start[1] == 0:
            yield from self._cells.iter_rows()
            return
        padding: Row = [""] * start[1]
        for row in self._cells.iter_rows():
            yield padding + row

    @property
    def height(self) -> int:
        if self._cells is None:
            return len(self._text_rows)
        return self._cells.end[0] + 1 if self._cells.end else 0


def check_file(content: bytes) -> None:
    """Refuse what is plainly no workbook, without reading the cells."""
    if not content.strip(b"\0 \t\r\n"):
        raise Refused("registry.roster_empty", N_("The file is empty. Choose the workbook with the roster in it."))
    if content.startswith(b"PK"):
        _members(content)
    elif content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise _locked()
    elif re.match(rb"\s*<(?:!doctype|html|table|\?xml)", content[:200].lstrip(b"\xef\xbb\xbf"), re.IGNORECASE):
        raise Refused(
            "registry.roster_web_page",
            N_("This is a web page that was only named a workbook. Open it in the spreadsheet and save it as .xlsx."),
        )


def open_sheets(content: bytes) -> list[Sheet]:
    """Return the sheets of a file, told by its content and not by its name; refuses what it cannot read."""
    check_file(content)
    if content.startswith(b"PK"):
        return _workbook(content, _survey(content))
    if content.startswith(_OLE):
        return _workbook(content, {})
    return [Sheet("", _text_rows=_text_table(content))]


def _locked() -> Refused:
    return Refused(
        "registry.roster_locked", N_("The workbook is protected by a password. Save a copy without one and send that.")
    )


def _broken() -> Refused:
    return Refused(
        "registry.roster_broken",
        N_("The file cannot be read as xlsx, xls or csv; it may be damaged. Open it, save it as .xlsx and try again."),
    )


def _too_large() -> Refused:
    return Refused(
        "registry.roster_too_large",
        N_("The sheet is larger than {rows} rows or {columns} columns. Split it, or delete stray cells far outside."),
        rows=MOST_ROWS,
        columns=MOST_COLUMNS,
    )


def _workbook(content: bytes, hidden: dict[str, frozenset[int]]) -> list[Sheet]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        visible = {meta.name: meta.visible == SheetVisibleEnum.Visible for meta in book.sheets_metadata}
        sheets = []
        for name in book.sheet_names:
            cells = book.get_sheet_by_name(name)
            if cells.height > MOST_ROWS or cells.width > MOST_COLUMNS:
                raise _too_large()
            merges = [Merge(*first, *last) for first, last in cells.merged_cell_ranges or []]
            sheets.append(Sheet(name, visible.get(name, True), merges, hidden.get(name, frozenset()), cells))
    except PasswordError:
        raise _locked() from None
    except (CalamineError, OSError, ValueError, OverflowError):
        raise _broken() from None
    return sheets


def _members(content: bytes) -> dict[str, zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {info.filename: info for info in archive.infolist()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, NotImplementedError):
        raise _broken() from None
    if "xl/workbook.xml" not in members:
        raise _broken()
    if sum(info.file_size for info in members.values()) > MOST_INFLATED_BYTES:
        raise _too_large()
    return members


def _survey(content: bytes) -> dict[str, frozenset[int]]:
    """Check an xlsx before it is unpacked, and return the hidden rows of its sheets (1-based) by sheet name."""
    members = _members(content)
    sheets = [name for name in members if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = {name: _survey_sheet(archive, members[name]) for name in sheets}
            names = _sheet_names(archive) if any(found.values()) else {}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, NotImplementedError):
        raise _broken() from None
    except RuntimeError:  # zipfile's word for an encrypted member
        raise _locked() from None
    return {names[path]: hidden for path, hidden in found.items() if hidden and path in names}


def _survey_sheet(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> frozenset[int]:
    """Read a sheet's markup in windows: hidden rows, and whether a stray cell would make the table enormous."""
    hidden: set[int] = set()
    columns: set[bytes] = set()
    rows, left, tail = 0, info.file_size + _WINDOW, b""
    with archive.open(info) as markup:
        while left > 0 and (window := markup.read(_WINDOW)):
            left -= len(window)
            text = tail + window
            if b"hidden=" in text:
                hidden.update(int(a or b) for a, b in _HIDDEN.findall(text))
            columns.update(_WIDE.findall(text))
            last = text.rfind(b"<row ")
            if last >= 0 and (number := re.match(rb'<row [^>]*\br="([0-9]{1,9})"', text[last : last + 300])):
                rows = max(rows, int(number[1]))
            tail = text[-400:]
    width = max((_column_number(name) for name in columns), default=26)
    if width > MOST_COLUMNS or (rows * width > MOST_CELLS and rows > MOST_ROWS):
        raise _too_large()
    return frozenset(hidden)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return sheet names by the path of their part."""
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for tag in re.findall(r"<Relationship\b[^>]*>", relations):
        key, target = re.search(r'\bId="([^"]+)"', tag), re.search(r'\bTarget="([^"]+)"', tag)
        if key and target:
            path = target[1]
            targets[key[1]] = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
    names = {}
    for tag in re.findall(r"<sheet\b[^>]*>", archive.read("xl/workbook.xml").decode("utf-8", "replace")):
        name, key = re.search(r'\bname="([^"]*)"', tag), re.search(r'\br:id="([^"]+)"', tag)
        if name and key and key[1] in targets:
            names[targets[key[1]]] = _unescape(name[1])
    return names


def _unescape(text: str) -> str:
    for mark, plain in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(mark, plain)
    return text


def _text_table(content: bytes) -> list[list[str]]:
    text = _decode(content)
    delimiter = _delimiter(text)
    table: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            table.append([_plain(cell) for cell in row])
            if len(table) > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise _too_large()
    except csv.Error:
        raise _broken() from None
    return table


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: Iterable[str] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _broken()


def _delimiter(text: str) -> str:
    """Return the mark that parts the first lines into the most cells, equally many in most lines."""
    lines = [line for line in text[:20_000].splitlines()[:40] if line.strip()]

    def evenness(mark: str) -> int:
        counts = [line.count(mark) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return max(usual, max(counts, default=0) // 2) * 100 + counts.count(usual)

    return max(",\t;|", key=evenness)


def _plain(cell: str) -> str:
    """Unpack ="…", the trick that keeps a spreadsheet from rounding a number in a csv."""
    stripped = cell.strip()
    return stripped[2:-1] if stripped.startswith('="') and stripped.endswith('"') else stripped


def cell_text(cell: Cell) -> str:
    """Return a cell's text: days as 2020-03-01, whole numbers without a decimal point.

    >>> cell_text(5876.0), cell_text(2.107271992102532e+17), cell_text(date(2020, 3, 1)), cell_text(True)
    ('5876', '2.107271992102532e+17', '2020-03-01', 'TRUE')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float | int):
        return str(int(cell)) if abs(cell) < 1e15 and cell == int(cell) else repr(cell)
    return cell.isoformat(sep=" ") if isinstance(cell, datetime) else str(cell)
