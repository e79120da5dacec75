"""What the fonts cannot print is named; what they can becomes a PDF whose text is the text."""

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from unionhall.base import typesetting
from unionhall.kernel.errors import Refused

PLAIN = '#set text(font: ("Noto Serif SC",))\n#"职工之家"'


def text_of(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def test_a_paper_is_set_and_its_text_can_be_read():
    assert "职工之家" in text_of(typesetting.pdf_of(PLAIN))


def test_the_same_source_gives_the_same_bytes():
    assert typesetting.pdf_of(PLAIN) == typesetting.pdf_of(PLAIN)


def test_what_the_font_lacks_is_named_with_its_code_point():
    with pytest.raises(Refused) as refused:
        typesetting.check_characters("王𠮷")
    assert refused.value.facts["characters"] == "𠮷 (U+20BB7)"
    typesetting.check_characters("王䶮、张㛃、李燊：〔2026〕1号 □ ✓\n")


def test_the_coverage_says_what_both_fonts_have():
    both = set.intersection(*(set(TTFont(path).getBestCmap()) for path in typesetting._FOLDER.glob("*.ttf")))
    assert {chr(code) for code in both} == typesetting._coverage()
