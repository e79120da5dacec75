"""Papers as PDF: merged, checked against the fonts, typeset."""

from collections.abc import Mapping
from typing import Any

from unionhall.base import typesetting
from unionhall.base.qr import qr_svg
from unionhall.papers.rules.blocks import Block, all_text, lay_out
from unionhall.papers.rules.fields import by_name
from unionhall.papers.rules.merging import merged
from unionhall.papers.rules.templates import Template
from unionhall.papers.rules.typst_source import QR_NAME, paper_source


def laid(template: Template, values: Mapping[str, Any]) -> list[Block]:
    """Return the merged blocks; refuses a character that the font lacks."""
    blocks = lay_out(template.blocks, template.fields, values)
    typesetting.check_characters(all_text(blocks))
    return blocks


def title_of(template: Template, values: Mapping[str, Any]) -> str:
    """Return the paper's title with its fields."""
    return " ".join(merged(template.title, by_name(template.fields), values).split())[:300]


def pdf_of_paper(
    template: Template,
    values: Mapping[str, Any],
    *,
    verify_url: str = "",
    qr_words: str = "",
    mark: str = "",
) -> bytes:
    """Return the PDF; with ``verify_url`` the last page carries its QR and ``qr_words`` beside it."""
    marked = bool(verify_url) and template.carries_number
    source = source_of_paper(template, values, qr_words=qr_words if marked else "", mark=mark)
    pictures = {QR_NAME: qr_svg(verify_url).encode()} if marked else {}
    return typesetting.pdf_of(source, pictures=pictures)


def source_of_paper(template: Template, values: Mapping[str, Any], *, qr_words: str = "", mark: str = "") -> str:
    """Return the Typst source of a paper."""
    return paper_source(
        laid(template, values),
        layout=template.layout,
        title=title_of(template, values),
        landscape=template.landscape,
        mark=mark,
        qr_words=qr_words,
    )
