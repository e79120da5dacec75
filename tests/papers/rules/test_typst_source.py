"""What a person wrote never becomes markup; every template is set whole, without an empty box."""

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers.samples import sample
from unionhall.base import typesetting
from unionhall.papers.queries.rendering import laid, pdf_of_paper, source_of_paper
from unionhall.papers.queries.templates import shipped
from unionhall.papers.rules.blocks import Block
from unionhall.papers.rules.typst_source import literal, paper_source

SYSTEM = {"issuer": "甲镇总工会", "paper_number": "甲镇工〔2026〕1号", "issued_on": "2026-11-22"}
CODES = [f"T{number:02d}" for number in range(1, 30)]


def text_of(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


@pytest.mark.parametrize("optional", [True, False])
@pytest.mark.parametrize("code", CODES)
def test_a_filled_template_prints_whole(code, optional):
    template = shipped()[code]
    values = sample(template, optional=optional) | SYSTEM
    text = "".join(text_of(pdf_of_paper(template, values)).split())
    assert "{" not in text
    assert "\ufffd" not in text
    for block in laid(template, values):
        for line in block.text.split("\n"):
            assert "".join(line.split())[:12] in text


def test_the_measures_of_the_standard_stand_in_the_source():
    source = source_of_paper(shipped()["T02"], sample(shipped()["T02"]) | SYSTEM)
    assert "top: 37mm, bottom: 35mm, left: 28mm, right: 26mm" in source
    assert "size: 16pt" in source
    assert "#e60012" in source


def test_a_ballot_carries_no_qr_and_no_number():
    template = shipped()["T15"]
    assert not template.carries_number
    assert "qr.svg" not in source_of_paper(template, sample(template) | SYSTEM)


@given(st.text(alphabet=st.sampled_from('"\\#$[]{}*_`<@=/ \n工'), max_size=20))
@settings(max_examples=25, deadline=None)
def test_nothing_typed_becomes_markup(text):
    blocks = [Block("title", text or "x"), Block("paragraph", text), Block("signature", text or "x")]
    assert literal(text)[0] == literal(text)[-1] == '"'
    assert typesetting.pdf_of(paper_source(blocks, layout="plain", title=text)).startswith(b"%PDF-")
