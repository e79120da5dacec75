"""Laid-out blocks → Typst source, with the measures of GB/T 9704-2012 (A4, type area 156 × 225 mm, 22 lines of 28).

Whatever a person wrote travels inside string literals only, so no text can become markup.
"""

from collections.abc import Iterable

from unionhall.papers.rules.blocks import Block, Cell
from unionhall.papers.rules.kinds import FORM, OFFICIAL

_WIDTH_PT = 442.2  # 156 mm
QR_NAME = "qr.svg"
# A signature never stands on a page without a line of text before it (GB/T 9704-2012, 7.3.5.5).
_NEVER_ALONE = frozenset({"signature", "sign_lines", "attachments", "grid"})
_HOLDS = frozenset({"paragraph", "attachments", "note"})


def paper_source(
    blocks: Iterable[Block], *, layout: str, title: str, landscape: bool = False, mark: str = "", qr_words: str = ""
) -> str:
    """Return the whole source; ``mark`` is written across a draft, ``qr_words`` stand beside the QR (``qr.svg``)."""
    parts = [_prelude(layout, title, landscape=landscape, mark=mark, qr_words=qr_words)]
    held = list(blocks)
    for number, block in enumerate(held):
        previous = held[number - 1].kind if number else ""
        drawn = _DRAWN[block.kind](block, layout, previous)
        ends = number + 1 < len(held) and held[number + 1].kind in _NEVER_ALONE
        parts.append(f"#block(sticky: true, width: 100%)[{drawn}]" if ends and block.kind in _HOLDS else drawn)
    return "\n".join(parts) + "\n"


def literal(text: str) -> str:
    """Return a Typst string literal.

    >>> literal('a "b" \\\\')
    '"a \\\\"b\\\\" \\\\\\\\"'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", " ")
    return f'"{escaped}"'


def _prelude(layout: str, title: str, *, landscape: bool, mark: str, qr_words: str) -> str:
    form = layout == FORM
    margin = (
        "(top: 22mm, bottom: 26mm, left: 20mm, right: 20mm)"
        if form
        else ("(top: 37mm, bottom: 35mm, left: 28mm, right: 26mm)")
    )
    size, leading = ("12pt", "8pt") if form else ("16pt", "13pt")
    foreground = _foreground(mark, qr_words)
    return f"""#let sans(body) = text(font: ("Noto Sans SC",), weight: 500, body)
#let bold(body) = text(stroke: 0.022em, body)
#let lines(body) = body.split("\\n").map(line => [#line]).join(linebreak())
#let para(body) = par(first-line-indent: (amount: 2em, all: true), [#body])
#let plain(body) = par([#body])
#let high(height, how, body) = grid(columns: (0pt, 1fr), align: how, box(width: 0pt, height: height), body)
#set document(title: {literal(title)}, date: none)
#set page(paper: "a4", flipped: {"true" if landscape else "false"}, margin: {margin}, footer-descent: 7mm,
  footer: {_FORM_FOOTER if form else _OFFICIAL_FOOTER}, foreground: {foreground})
#set text(font: ("Noto Serif SC",), size: {size}, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em,
  cjk-latin-spacing: none)
#set par(leading: {leading}, spacing: {leading}, justify: true)
#set block(spacing: {leading})
"""


_OFFICIAL_FOOTER = (
    "context { set text(size: 14pt); let n = counter(page).get().first(); "
    "align(if calc.odd(n) { right } else { left }, pad(x: 1em, [— #n —])) }"
)
_FORM_FOOTER = (
    "context { if counter(page).final().first() > 1 { set text(size: 9pt); "
    "align(center, [第 #counter(page).get().first() 页　共 #counter(page).final().first() 页]) } }"
)


def _foreground(mark: str, qr_words: str) -> str:
    parts = []
    if mark:
        parts.append(
            f"place(center + horizon, rotate(-35deg, text(size: 64pt, fill: rgb(120, 120, 120, 38), {literal(mark)})))"
        )
    if qr_words:
        words = literal(qr_words)
        parts.append(
            "context { if counter(page).get().first() == counter(page).final().first() { "
            "set par(leading: 3pt); place(bottom + left, dx: 20mm, dy: -5mm, "
            "grid(columns: 2, column-gutter: 2mm, align: horizon, "
            f'image("{QR_NAME}", width: 15mm), text(size: 7.5pt, fill: rgb(90, 90, 90), lines({words})))) }} }}'
        )
    return "{ " + "; ".join(parts) + " }" if parts else "none"


def _red_head(block: Block, layout: str, previous: str) -> str:
    letters = max(len(block.text), 1)
    size = min(46.0, _WIDTH_PT / letters * 0.97)
    spaced = 0 if letters > 9 else min(0.35, (_WIDTH_PT / letters / size - 1) * 0.5)
    return (
        f'#v(22mm)\n#align(center, text(size: {size:.1f}pt, fill: rgb("#e60012"), tracking: {spaced:.2f}em, '
        f'stroke: 0.02em + rgb("#e60012"), {literal(block.text)}))\n#v(26pt)'
    )


def _number_line(block: Block, layout: str, previous: str) -> str:
    line = '#v(-5pt)\n#line(length: 100%, stroke: 0.35mm + rgb("#e60012"))\n#v(26pt)'
    if block.right:
        return (
            f"#grid(columns: (1fr, auto), pad(left: 1em, {literal(block.text)}), "
            f"pad(right: 1em, {literal(block.right)}))\n{line}"
        )
    return f"#align(center, {literal(block.text)})\n{line}"


def _form_number(block: Block, layout: str, previous: str) -> str:
    return f"#align(right, text(size: 10.5pt, {literal(block.text)}))"


def _title(block: Block, layout: str, previous: str) -> str:
    """Return the title: a line that is a little too long is set smaller, a much longer one is parted evenly."""
    full, least, after = (18.0, 14.0, "2pt") if layout == FORM else (22.0, 18.0, "14pt")
    most = int(_WIDTH_PT / least)
    lines = [part for line in block.text.split("\n") for part in _parted(line, most)]
    size = max(least, min(full, 0.98 * _WIDTH_PT / max(*map(len, lines), 1)))
    return (
        f"#block(width: 100%, below: {after}, align(center, par(justify: false, leading: {size * 0.55:.1f}pt, "
        f"text(size: {size:.1f}pt, bold(lines({literal(chr(10).join(lines))}))))))\n#v({after})"
    )


def _parted(line: str, most: int) -> list[str]:
    count = -(-len(line) // most) or 1
    width = max(-(-len(line) // count), 1)
    return [line[start : start + width] for start in range(0, len(line), width)] or [""]


def _subtitle(block: Block, layout: str, previous: str) -> str:
    return f"#align(center, lines({literal(block.text)}))\n#v(10pt)"


def _addressee(block: Block, layout: str, previous: str) -> str:
    return f"#plain({literal(block.text)})"


def _heading(block: Block, layout: str, previous: str) -> str:
    words = literal(block.text)
    styled = {1: f"sans({words})", 2: words, 3: f"bold({words})"}[block.level]
    gap = "8pt" if layout == FORM else "13pt"
    return f"#block(sticky: true, above: {gap}, below: {gap}, para({styled}))"


def _paragraph(block: Block, layout: str, previous: str) -> str:
    made = []
    for line in block.text.split("\n"):
        words = literal(line)
        if block.align in {"left", "center", "right"}:
            made.append(f"#align({block.align}, plain({words}))")
        elif block.align == "plain":
            made.append(f"#plain({words})")
        else:
            made.append(f"#para({words})")
    return "\n".join(made)


_ALIGNS = {"left": "left + horizon", "right": "right + horizon", "center": "center + horizon", "": "center + horizon"}


def _table(block: Block, layout: str, previous: str) -> str:
    widths = ["2.6em"] if block.numbered else []
    widths += [f"{column.width}fr" for column in block.columns]
    aligns = ["center + horizon"] if block.numbered else []
    aligns += [_ALIGNS.get(column.align, "left + horizon") for column in block.columns]
    titles = (["序号"] if block.numbered else []) + [column.title for column in block.columns]
    head = ", ".join(f"sans(lines({literal(title)}))" for title in titles)
    high = f"{block.height * 20 + 4}pt"
    size = "10pt" if len(titles) > 9 else "11pt" if layout == FORM else "12pt"
    rows = []
    for row in block.cells:
        first, *rest = row
        cells = [f"high({high}, {aligns[0]}, lines({literal(first)}))", *(f"lines({literal(cell)})" for cell in rest)]
        rows.append(", ".join(cells))
    caption = (
        f"#block(sticky: true, below: 7pt, width: 100%, align(center, sans({literal(block.caption)})))\n"
        if block.caption
        else ""
    )
    return (
        f"{caption}#block(width: 100%, above: 8pt, below: 10pt, {{ set text(size: {size}); "
        "set par(justify: false, leading: 4pt, spacing: 4pt); "
        f"table(columns: ({', '.join(widths)},), align: ({', '.join(aligns)},), stroke: 0.5pt, "
        "inset: (x: 3pt, y: 3pt), "
        f"table.header({head}), {', '.join(rows)}) }})"
    )


def _grid(block: Block, layout: str, previous: str) -> str:
    width = sum(cell.span for cell in block.rows[0])
    cells = ", ".join(_cell(cell) for row in block.rows for cell in row)
    caption = (
        f"#block(sticky: true, below: 7pt, width: 100%, align(center, sans({literal(block.caption)})))\n"
        if block.caption
        else ""
    )
    above = "-0.5pt" if previous == "grid" and not block.caption else "8pt"
    return (
        f"{caption}#block(width: 100%, above: {above}, below: 10pt, {{ set text(size: 11pt); "
        "set par(justify: false, leading: 5pt, spacing: 5pt); "
        f"table(columns: (1fr,) * {width}, stroke: 0.5pt, inset: (x: 4pt, y: 3pt), {cells}) }})"
    )


def _cell(cell: Cell) -> str:
    """Return a cell; a tall one that people write into begins at its top."""
    if cell.label:
        align = "center + horizon"
    elif cell.align:
        align = _ALIGNS.get(cell.align, "left + horizon")
    else:
        align = "left + top" if cell.height > 3 else "left + horizon"
    words = _placed_lines(cell.text)
    body = f"high({cell.height * 20 + 2}pt, {align}, {f'sans({words})' if cell.label else words})"
    return f"table.cell(colspan: {cell.span}, {body})"


def _placed_lines(text: str) -> str:
    """Return the lines of a cell; one that begins with wide spaces (a place to sign and date) stands at the right."""
    if "\n　　　　" not in f"\n{text}":
        return f"lines({literal(text)})"
    parts = []
    for line in text.split("\n"):
        if not line.strip("　 "):
            parts.append("v(11pt)")
        else:
            side = "right" if line.startswith("　　　　") else "left"
            parts.append(f"align({side}, {literal(line.strip('　'))})")
    return f"stack(dir: ttb, spacing: 6pt, {', '.join(parts)})"


def _signature(block: Block, layout: str, previous: str) -> str:
    gap = "20pt" if layout == FORM else "42pt"
    indent = "2em" if max(map(len, block.text.split("\n"))) > 12 else "4em"
    date = literal(block.right) if block.right else literal("　　　年　　月　　日")
    return (
        f"#v({gap}, weak: true)\n#block(breakable: false, width: 100%, align(right, pad(right: {indent}, "
        f"box(align(center, [#lines({literal(block.text)}) #linebreak() #{date}])))))"
    )


def _sign_lines(block: Block, layout: str, previous: str) -> str:
    cells = ", ".join(
        f"grid(columns: (auto, 1fr), align: bottom, {literal(item + '：')}, line(length: 100%, stroke: 0.5pt))"
        for item in block.items
    )
    columns = 1 if len(block.items) == 1 else 2
    return (
        f"#v(8pt)\n#block(breakable: false, grid(columns: (1fr,) * {columns}, column-gutter: 2em, "
        f"row-gutter: 18pt, {cells}))"
    )


def _attachments(block: Block, layout: str, previous: str) -> str:
    if len(block.items) == 1:
        rows = [("附件：", block.items[0])]
    else:
        rows = [("附件：" if n == 1 else "", f"{n}. {item}") for n, item in enumerate(block.items, start=1)]
    cells = ", ".join(f"{literal(label)}, {literal(item)}" for label, item in rows)
    return f"#v(13pt)\n#pad(left: 2em, grid(columns: (auto, 1fr), row-gutter: 13pt, {cells}))"


def _note(block: Block, layout: str, previous: str) -> str:
    size = "10.5pt" if layout == FORM else "16pt"
    words = f"（{block.text}）" if layout == OFFICIAL else block.text
    lines = "\n".join(
        f"#text(size: {size}, {'para' if layout == OFFICIAL else 'plain'}({literal(line)}))"
        for line in words.split("\n")
    )
    return f"#v(6pt)\n{lines}"


def _copies(block: Block, layout: str, previous: str) -> str:
    rows = []
    if block.text:
        rows.append(f"pad(x: 1em, {literal('抄送：' + block.text + '。')})")
    if block.right:
        rows.append(f"pad(x: 1em, {literal(block.right)})")
    inner = ", line(length: 100%, stroke: 0.25mm), ".join(rows)
    return (
        "#v(1fr)\n#block(breakable: false, width: 100%, { set text(size: 14pt); set par(leading: 8pt); "
        f"stack(dir: ttb, spacing: 6pt, line(length: 100%, stroke: 0.35mm), {inner}, "
        "line(length: 100%, stroke: 0.35mm)) })"
    )


def _page_break(block: Block, layout: str, previous: str) -> str:
    return "#pagebreak()"


_DRAWN = {
    "red_head": _red_head,
    "number_line": _number_line,
    "form_number": _form_number,
    "title": _title,
    "subtitle": _subtitle,
    "addressee": _addressee,
    "heading": _heading,
    "paragraph": _paragraph,
    "table": _table,
    "grid": _grid,
    "signature": _signature,
    "sign_lines": _sign_lines,
    "attachments": _attachments,
    "note": _note,
    "copies": _copies,
    "page_break": _page_break,
}
