"""Block documents: what a template is made of, and how it is judged and merged.

A document is a list of blocks, each a mapping with its ``kind``. ``read_blocks`` turns plain data into blocks and names
every fault at once; ``check_blocks`` holds the merge fields against a declared field set; ``lay_out`` returns the same
blocks with every field merged and every repeated block written out, ready for PDF and Word alike.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from unionhall.kernel.text import N_, Sentence
from unionhall.papers.rules import merging
from unionhall.papers.rules.fields import LIST, Fault, Field, by_name

KINDS = {
    "red_head": N_("Red head"),
    "number_line": N_("Number line"),
    "form_number": N_("Number of a form"),
    "title": N_("Title"),
    "subtitle": N_("Subtitle"),
    "addressee": N_("Addressee"),
    "heading": N_("Heading of a part"),
    "paragraph": N_("Paragraph"),
    "table": N_("Table of a list"),
    "grid": N_("Grid of a form"),
    "signature": N_("Signature and date"),
    "sign_lines": N_("Lines to sign on"),
    "attachments": N_("List of attachments"),
    "note": N_("Note below the text"),
    "copies": N_("Copies to"),
    "page_break": N_("New page"),
}
# What each kind may say besides ``kind`` and ``when``.
KEYS: Mapping[str, frozenset[str]] = {
    "red_head": frozenset({"text"}),
    "number_line": frozenset({"text", "right"}),
    "form_number": frozenset({"text"}),
    "title": frozenset({"text"}),
    "subtitle": frozenset({"text"}),
    "addressee": frozenset({"text"}),
    "heading": frozenset({"text", "level", "list"}),
    "paragraph": frozenset({"text", "align", "list"}),
    "table": frozenset({"list", "columns", "numbered", "blank_rows", "caption", "height"}),
    "grid": frozenset({"rows", "caption"}),
    "signature": frozenset({"text", "right"}),
    "sign_lines": frozenset({"items"}),
    "attachments": frozenset({"items"}),
    "note": frozenset({"text"}),
    "copies": frozenset({"text", "right"}),
    "page_break": frozenset(),
}
NEEDS: Mapping[str, str] = {
    "table": "columns", "grid": "rows", "sign_lines": "items", "attachments": "items", "page_break": "",
}  # fmt: skip
ALIGNS = ("", "left", "center", "right", "plain")
MOST_BLOCKS = 200
MOST_COLUMNS = 16
MOST_CELLS = 600
LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading, what a cell says (``{.name}``; empty to be filled by hand), width in shares."""

    title: str
    text: str = ""
    width: int = 1
    align: str = "center"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid; a ``label`` is centred and grey, ``height`` is in lines, ``span`` in columns."""

    text: str = ""
    span: int = 1
    label: bool = False
    height: int = 1
    align: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block; which parts it has depends on its kind (``KEYS``). ``when`` names a field: without it, no block."""

    kind: str
    text: str = ""
    right: str = ""
    level: int = 1
    align: str = ""
    list: str = ""
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    items: tuple[str, ...] = ()
    numbered: bool = False
    blank_rows: int = 0
    height: int = 1
    caption: str = ""
    when: str = ""
    cells: tuple[tuple[str, ...], ...] = ()  # of a table, after merging

    def texts(self) -> Iterator[str]:
        """Yield everything that may hold merge fields outside a table's cells."""
        yield from (self.text, self.right, self.caption, *self.items)
        for row in self.rows:
            for cell in row:
                yield cell.text
        for column in self.columns:
            yield column.title


def read_blocks(data: object) -> tuple[tuple[Block, ...], list[Fault]]:
    """Return the blocks of plain data and what is wrong with their shape."""
    if not isinstance(data, Sequence) or isinstance(data, str | bytes):
        return (), [Fault("papers.no_blocks", Sentence(N_("A template is a list of blocks.")))]
    if not 1 <= len(data) <= MOST_BLOCKS:
        facts: dict[str, object] = {"count": len(data), "most": MOST_BLOCKS}
        return (), [
            Fault("papers.block_count", Sentence(N_("A template has 1 to {most} blocks, this has {count}."), facts))
        ]
    blocks: list[Block] = []
    faults: list[Fault] = []
    for number, raw in enumerate(data, start=1):
        block, wrong = _read_block(raw)
        faults += [replace(fault, block=number) for fault in wrong]
        if block is not None:
            blocks.append(block)
    return tuple(blocks), faults


def _fault(code: str, template: str, **facts: object) -> Fault:
    return Fault(code, Sentence(template, facts))


def _read_block(raw: object) -> tuple[Block | None, list[Fault]]:
    if not isinstance(raw, Mapping) or str(raw.get("kind")) not in KINDS:
        kind = raw.get("kind", "") if isinstance(raw, Mapping) else raw
        return None, [_fault("papers.block_kind", N_("There is no kind of block “{kind}”."), kind=str(kind)[:40])]
    kind = str(raw["kind"])
    extra = sorted(str(key) for key in raw.keys() - KEYS[kind] - {"kind", "when"})
    faults = [
        _fault("papers.block_key", N_("A block {kind} says no “{key}”."), kind=kind, key=key[:40]) for key in extra
    ]
    values: dict[str, Any] = {"kind": kind}
    for key in (*KEYS[kind], "when"):
        if key in raw:
            value = _READERS[key](raw[key])
            if value is None:
                faults.append(
                    _fault(
                        "papers.block_value",
                        N_("“{key}” of a block {kind} is not of the right shape."),
                        kind=kind,
                        key=key,
                    )
                )
            else:
                values[key] = value
    block = Block(**values)
    needed = NEEDS.get(kind, "text")
    if needed and not getattr(block, needed):
        faults.append(_fault("papers.block_empty", N_("A block {kind} needs “{key}”."), kind=kind, key=needed))
    if kind == "grid" and len({sum(cell.span for cell in row) for row in block.rows}) > 1:
        faults.append(_fault("papers.grid_width", N_("Every row of a grid must be equally wide.")))
    if len(block.columns) > MOST_COLUMNS or sum(map(len, block.rows)) > MOST_CELLS:
        faults.append(_fault("papers.block_big", N_("The table or grid is too big for a page.")))
    return block, faults


def _text(raw: object) -> str | None:
    return raw.replace("\r\n", "\n") if isinstance(raw, str) and len(raw) <= LONGEST else None


def _between(first: int, last: int) -> Any:
    def read(raw: object) -> int | None:
        return raw if isinstance(raw, int) and not isinstance(raw, bool) and first <= raw <= last else None

    return read


def _flag(raw: object) -> bool | None:
    return raw if isinstance(raw, bool) else None


def _align(raw: object) -> str | None:
    return raw if isinstance(raw, str) and raw in ALIGNS else None


def _items(raw: object) -> tuple[str, ...] | None:
    if not isinstance(raw, Sequence) or isinstance(raw, str) or len(raw) > 60:
        return None
    return tuple(raw) if all(_text(item) is not None for item in raw) else None


def _parts(kind: type[Any], raw: object) -> tuple[Any, ...] | None:
    """Return columns or cells out of plain mappings."""
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        return None
    made = []
    names = {field.name for field in fields(kind)}
    for one in raw:
        if not isinstance(one, Mapping) or not set(one) <= names:
            return None
        read = {key: _PART_READERS[key](value) for key, value in one.items()}
        if None in read.values() or (kind is Column and "title" not in read):
            return None
        made.append(kind(**read))
    return tuple(made)


def _columns(raw: object) -> tuple[Column, ...] | None:
    return _parts(Column, raw)


def _rows(raw: object) -> tuple[tuple[Cell, ...], ...] | None:
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        return None
    rows = [_parts(Cell, row) for row in raw]
    return None if any(not row for row in rows) else tuple(row for row in rows if row)


_PART_READERS: Mapping[str, Any] = {
    "title": _text, "text": _text, "width": _between(1, 40), "align": _align,
    "span": _between(1, 24), "label": _flag, "height": _between(1, 40),
}  # fmt: skip
_READERS: Mapping[str, Any] = {
    "text": _text, "right": _text, "caption": _text, "list": _text, "when": _text, "level": _between(1, 3),
    "align": _align, "numbered": _flag, "blank_rows": _between(0, 60), "height": _between(1, 8), "items": _items,
    "columns": _columns, "rows": _rows,
}  # fmt: skip


def check_blocks(blocks: Sequence[Block], declared: Iterable[Field]) -> list[Fault]:
    """Return every merge field that the declared set does not carry, one sentence each, all at once."""
    known = by_name(declared)
    faults: list[Fault] = []
    for number, block in enumerate(blocks, start=1):
        said: set[tuple[str, str]] = set()
        for code, sentence in _block_faults(block, known):
            if (code, sentence.plain()) not in said:
                said.add((code, sentence.plain()))
                faults.append(Fault(code, sentence, number))
    return faults


def _block_faults(block: Block, known: Mapping[str, Field]) -> Iterator[tuple[str, Sentence]]:
    row_of: Field | None = None
    if block.list:
        row_of = known.get(block.list)
        if row_of is None:
            yield "papers.unknown_field", Sentence(N_("The run has no field {field}."), {"field": block.list})
        elif row_of.type != LIST:
            yield (
                "papers.value_as_list",
                Sentence(N_("{field} is one value, it cannot be counted, joined or added."), {"field": block.list}),
            )
            row_of = None
    if block.when and block.when not in known:
        yield "papers.unknown_field", Sentence(N_("The run has no field {field}."), {"field": block.when})
    unknown_list = bool(block.list) and row_of is None
    repeats = row_of if block.kind != "table" else None
    for text in block.texts():
        yield from _unless(unknown_list, merging.faults_of(text, known, repeats))
    for column in block.columns:
        yield from _unless(unknown_list, merging.faults_of(column.text, known, row_of))


def _unless(quiet: bool, found: Iterator[tuple[str, Sentence]]) -> Iterator[tuple[str, Sentence]]:
    """Leave out what only follows from a list that is already named as unknown."""
    return (one for one in found if not (quiet and one[0] in {"papers.row_outside_list", "papers.unknown_column"}))


def title_faults(title: str, declared: Iterable[Field]) -> list[Fault]:
    """Return what is wrong with a paper's title: it is shown to strangers, so it names no person."""
    known = by_name(declared)
    faults = [Fault(code, sentence) for code, sentence in merging.faults_of(title, known)]
    faults += [
        _fault(
            "papers.title_personal",
            N_("The title must not hold “{title}”: strangers see it when they verify."),
            title=known[name].title,
        )
        for name in sorted(merging.names_in(title))
        if name in known and (known[name].personal or known[name].type == LIST)
    ]
    return faults


def used_fields(blocks: Iterable[Block]) -> set[str]:
    """Return the fields of the run that a document uses."""
    names: set[str] = set()
    for block in blocks:
        names |= {name for name in (block.list, block.when) if name}
        for text in (*block.texts(), *(column.text for column in block.columns)):
            names |= merging.names_in(text)
    return names


def lay_out(blocks: Iterable[Block], declared: Iterable[Field], values: Mapping[str, Any]) -> list[Block]:
    """Return the blocks merged; the document was judged by ``check_blocks`` before."""
    known = by_name(declared)
    laid: list[Block] = []
    for block in blocks:
        if block.when and values.get(block.when) in (None, "", [], False):
            continue
        laid += _laid(block, known, values)
    return laid


def _laid(block: Block, known: Mapping[str, Field], values: Mapping[str, Any]) -> Iterator[Block]:
    def say(text: str) -> str:
        return merging.merged(text, known, values)

    if block.list and block.kind != "table":
        field = known[block.list]
        for number, row in enumerate(values.get(block.list) or [], start=1):
            yield replace(block, list="", text=merging.merged(block.text, known, values, (number, field, row)))
        return
    merged = replace(
        block,
        text=say(block.text),
        right=say(block.right),
        caption=say(block.caption),
        items=tuple(say(item) for item in block.items),
        rows=tuple(tuple(replace(cell, text=say(cell.text)) for cell in row) for row in block.rows),
        columns=tuple(replace(column, title=say(column.title)) for column in block.columns),
    )
    yield replace(merged, cells=_cells(block, known, values)) if block.kind == "table" else merged


def _cells(block: Block, known: Mapping[str, Field], values: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    cells: list[tuple[str, ...]] = []
    rows = (values.get(block.list) or []) if block.list else []
    for number, row in enumerate(rows, start=1):
        said = tuple(
            merging.merged(column.text, known, values, (number, known[block.list], row)) for column in block.columns
        )
        cells.append((str(number), *said) if block.numbered else said)
    width = len(block.columns) + block.numbered
    cells += [("",) * width for _ in range(block.blank_rows)]
    return tuple(cells)


def all_text(laid: Iterable[Block]) -> str:
    """Return everything that will be printed, for the check of the font."""
    return "\n".join(
        text for block in laid for text in (*block.texts(), *(cell for row in block.cells for cell in row))
    )
