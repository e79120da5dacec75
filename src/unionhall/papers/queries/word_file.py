"""Papers as Word files, for the offices that go on editing: the same blocks, with the fonts that offices have."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from unionhall.papers.queries.rendering import laid, title_of
from unionhall.papers.rules.blocks import Block, Cell
from unionhall.papers.rules.kinds import FORM
from unionhall.papers.rules.templates import Template

FANGSONG, XIAOBIAOSONG, HEITI, KAITI, SONGTI = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
_EMU_OF_TWIP = 635
_RED = RGBColor(0xE6, 0x00, 0x12)
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def docx_of_paper(template: Template, values: Mapping[str, Any]) -> bytes:
    """Return the Word file; the same paper gives the same bytes but for the packing."""
    return _Writer(template, title_of(template, values)).written(laid(template, values))


class _Writer:
    """Writes one document block by block."""

    def __init__(self, template: Template, title: str) -> None:
        self.form = template.layout == FORM
        self.size = 12.0 if self.form else 16.0
        self.document = Document()
        self.document.core_properties.title = title
        self.document.core_properties.author = ""
        self.document.core_properties.created = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no zone
        self._page(landscape=template.landscape)

    def _page(self, *, landscape: bool) -> None:
        section = self.document.sections[0]
        wide, high = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = wide, high
        edges = (22, 26, 20, 20) if self.form else (37, 35, 28, 26)
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, edges)
        self.width = wide - section.left_margin - section.right_margin

    def written(self, blocks: Sequence[Block]) -> bytes:
        """Write all blocks and return the file."""
        for block in blocks:
            getattr(self, f"_{block.kind}")(block)
        made = BytesIO()
        self.document.save(made)
        return made.getvalue()

    def _line(
        self,
        text: str,
        *,
        font: str = FANGSONG,
        size: float = 0,
        align: Any = None,
        indent: float = 0,
        bold: bool = False,
    ) -> Any:
        """Add a paragraph; ``indent`` is in characters."""
        paragraph = self.document.add_paragraph()
        self._shape(paragraph, align)
        if indent:
            paragraph.paragraph_format.first_line_indent = Pt(indent * (size or self.size))
        self._run(paragraph, text, font=font, size=size or self.size, bold=bold)
        return paragraph

    def _shape(self, paragraph: Any, align: Any = None) -> None:
        shape = paragraph.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        if self.form:
            shape.line_spacing = 1.25
        else:
            shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
            shape.line_spacing = Pt(29)
        if align is not None:
            paragraph.alignment = align

    def _run(self, paragraph: Any, text: str, *, font: str, size: float, bold: bool = False, red: bool = False) -> None:
        for number, part in enumerate(text.split("\n")):
            run = paragraph.add_run()
            if number:
                run.add_break(WD_BREAK.LINE)
            run.add_text(part)
            run.font.name = "Times New Roman"
            run.font.size = Pt(size)
            run.bold = bold
            if red:
                run.font.color.rgb = _RED
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001

    def _rule(self, paragraph: Any, *, colour: str, eighths: int) -> None:
        """Draw a line under a paragraph."""
        borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
        for key, value in (("val", "single"), ("sz", str(eighths)), ("space", "4"), ("color", colour)):
            bottom.set(qn(f"w:{key}"), value)
        borders.append(bottom)
        paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001

    def _red_head(self, block: Block) -> None:
        self.document.add_paragraph().paragraph_format.space_after = Pt(36)
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        size = min(46.0, 442.0 / max(len(block.text), 1) * 0.97)
        self._run(paragraph, block.text, font=XIAOBIAOSONG, size=size, red=True)
        paragraph.paragraph_format.space_after = Pt(30)

    def _number_line(self, block: Block) -> None:
        if block.right:
            paragraph = self._line(f"　{block.text}\t{block.right}　")
            paragraph.paragraph_format.tab_stops.add_tab_stop(self.width, 2)
        else:
            paragraph = self._line(block.text, align=WD_ALIGN_PARAGRAPH.CENTER)
        self._rule(paragraph, colour="E60012", eighths=8)
        self._line("")

    def _form_number(self, block: Block) -> None:
        self._line(block.text, size=10.5, align=WD_ALIGN_PARAGRAPH.RIGHT)

    def _title(self, block: Block) -> None:
        paragraph = self._line(
            block.text, font=XIAOBIAOSONG, size=18 if self.form else 22, align=WD_ALIGN_PARAGRAPH.CENTER
        )
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        paragraph.paragraph_format.space_after = Pt(14)

    def _subtitle(self, block: Block) -> None:
        self._line(block.text, font=KAITI, align=WD_ALIGN_PARAGRAPH.CENTER)

    def _addressee(self, block: Block) -> None:
        self._line(block.text)

    def _heading(self, block: Block) -> None:
        font = {1: HEITI, 2: KAITI, 3: FANGSONG}[block.level]
        paragraph = self._line(block.text, font=font, indent=2, bold=block.level == 3)
        paragraph.paragraph_format.keep_with_next = True

    def _paragraph(self, block: Block) -> None:
        for line in block.text.split("\n"):
            self._line(line, align=_ALIGN.get(block.align), indent=0 if block.align else 2)

    def _caption(self, text: str) -> None:
        if text:
            self._line(text, font=HEITI, align=WD_ALIGN_PARAGRAPH.CENTER).paragraph_format.keep_with_next = True

    def _table(self, block: Block) -> None:
        self._caption(block.caption)
        titles = (["序号"] if block.numbered else []) + [column.title for column in block.columns]
        shares = ([2] if block.numbered else []) + [column.width * 3 for column in block.columns]
        aligns = (["center"] if block.numbered else []) + [column.align for column in block.columns]
        table = self.document.add_table(rows=1 + len(block.cells), cols=len(titles), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        widths = [int(self.width * share / sum(shares)) for share in shares]
        for cell, title, width in zip(table.rows[0].cells, titles, widths, strict=True):
            cell.width = width
            self._fill(cell, title, HEITI, WD_ALIGN_PARAGRAPH.CENTER)
        header = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(header)  # noqa: SLF001
        for row in self._rows(block, widths, aligns):
            table._tbl.append(row)  # noqa: SLF001
        self._after()

    def _rows(self, block: Block, widths: Sequence[int], aligns: Sequence[str]) -> list[Any]:
        """Return the rows of a list as elements, parsed once: cell by cell a roll of hundreds would take minutes."""
        size = 22 if self.form else 24  # half points
        height = (block.height * 20 + 4) * 20  # twentieths of a point
        parts = [f"<w:rows {nsdecls('w')}>"]
        for texts in block.cells:
            parts.append(f'<w:tr><w:trPr><w:trHeight w:val="{height}"/></w:trPr>')
            for text, width, align in zip(texts, widths, aligns, strict=True):
                runs = "".join(
                    f'<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
                    f'w:eastAsia="{FANGSONG}"/><w:b w:val="0"/><w:sz w:val="{size}"/></w:rPr>'
                    f'{"<w:br/>" if number else ""}<w:t xml:space="preserve">{escape(line)}</w:t></w:r>'
                    for number, line in enumerate(text.split("\n"))
                )
                shape = f'<w:jc w:val="{align}"/>' if align in _ALIGN else ""
                parts.append(
                    f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width // _EMU_OF_TWIP}"/>'
                    '<w:vAlign w:val="center"/></w:tcPr>'
                    f'<w:p><w:pPr><w:spacing w:after="0"/>{shape}</w:pPr>{runs}</w:p></w:tc>'
                )
            parts.append("</w:tr>")
        parts.append("</w:rows>")
        return list(parse_xml("".join(parts)))

    def _grid(self, block: Block) -> None:
        self._caption(block.caption)
        wide = sum(cell.span for cell in block.rows[0])
        table = self.document.add_table(rows=len(block.rows), cols=wide, style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for row, cells in zip(table.rows, block.rows, strict=True):
            row.height = Pt(max(cell.height for cell in cells) * 20 + 4)
            self._grid_row(row.cells, cells)
        self._after()

    def _grid_row(self, places: Sequence[Any], cells: Sequence[Cell]) -> None:
        at = 0
        for cell in cells:
            place = places[at].merge(places[at + cell.span - 1]) if cell.span > 1 else places[at]
            align = WD_ALIGN_PARAGRAPH.CENTER if cell.label else _ALIGN.get(cell.align)
            self._fill(place, cell.text, HEITI if cell.label else FANGSONG, align)
            at += cell.span

    def _fill(self, cell: Any, text: str, font: str, align: Any) -> None:
        cell.vertical_alignment = 1
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.alignment = align
        self._run(paragraph, text, font=font, size=11 if self.form else 12)

    def _after(self) -> None:
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _signature(self, block: Block) -> None:
        self._line("")
        date = block.right or "　　　年　　月　　日"
        longest = max(len(line) for line in block.text.split("\n"))
        for line in (*block.text.split("\n"), date):
            paragraph = self._line(line, align=WD_ALIGN_PARAGRAPH.RIGHT)
            space = 4 + max(0.0, (max(longest, 9) - len(line)) / 2) if longest <= 12 else 2 + (longest - len(line)) / 2
            paragraph.paragraph_format.right_indent = Pt(space * self.size * (0.75 if line == date else 1))
            paragraph.paragraph_format.keep_with_next = line != date

    def _sign_lines(self, block: Block) -> None:
        self._line("　　".join(f"{item}：＿＿＿＿＿＿＿" for item in block.items))

    def _attachments(self, block: Block) -> None:
        self._line("")
        for number, item in enumerate(block.items, start=1):
            text = item if len(block.items) == 1 else f"{number}. {item}"
            self._line(("附件：" if number == 1 else "　　　") + text, indent=2)

    def _note(self, block: Block) -> None:
        self._line(block.text if self.form else f"（{block.text}）", size=10.5 if self.form else 0, indent=2)

    def _copies(self, block: Block) -> None:
        for text in (f"抄送：{block.text}。" if block.text else "", block.right):
            if text:
                self._rule(self._line(f"　{text}", size=14), colour="000000", eighths=6)

    def _page_break(self, block: Block) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
