"""Files towards the systems above: they take and give workbooks or CSV by hand, so the file is the port."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter
from python_calamine import CalamineWorkbook

from unionhall.registry.rules.feed import Sheet
from unionhall.registry.rules.feed_words import XLSX

MOST_RETURN_ROWS = 1_000_000


class XlsxSheet:
    """A workbook with one sheet, every cell text: a number cell would lose the last digits of an identity number."""

    def __init__(self, headings: Sequence[str]) -> None:
        self._buffer = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._buffer, {"constant_memory": True, "in_memory": True})
        self._sheet = self._book.add_worksheet("数据")
        self._text = self._book.add_format({"num_format": "@"})
        self._row = 0
        self.add(headings)

    def add(self, values: Sequence[str]) -> None:
        """Append one row."""
        for column, value in enumerate(values):
            self._sheet.write_string(self._row, column, value, self._text)
        self._row += 1

    def close(self) -> bytes:
        """Finish the file and return it."""
        self._book.close()
        return self._buffer.getvalue()


class CsvSheet:
    """Comma separated, every cell quoted, UTF-8 with a mark so that spreadsheets read it right."""

    def __init__(self, headings: Sequence[str]) -> None:
        self._text = io.StringIO()
        self._writer = csv.writer(self._text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        self.add(headings)

    def add(self, values: Sequence[str]) -> None:
        """Append one row."""
        self._writer.writerow(values)

    def close(self) -> bytes:
        """Finish the file and return it."""
        return self._text.getvalue().encode("utf-8-sig")


def new_sheet(file_format: str, headings: Sequence[str]) -> Sheet:
    """Begin a file of the format that the system takes."""
    return XlsxSheet(headings) if file_format == XLSX else CsvSheet(headings)


def read_table(content: bytes) -> Iterator[list[str]]:
    """Yield the rows of a return file as text, at most a million: the first sheet of a workbook, or CSV."""
    if content[:2] == b"PK" or content[:4] == b"\xd0\xcf\x11\xe0":
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        rows: Iterable[list[str]] = ([_cell(value) for value in row] for row in sheet.iter_rows())
    else:
        rows = csv.reader(io.StringIO(_decoded(content)))
    for number, row in enumerate(rows):
        if number >= MOST_RETURN_ROWS:
            return
        yield row


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
