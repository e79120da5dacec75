"""Document numbers."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.papers.rules.numbering import check_word, default_word, number_text


def test_a_number_has_hexagonal_brackets_and_no_leading_zero():
    assert number_text("锦总工发", 2026, 7) == "锦总工发〔2026〕7号"
    assert number_text("锦总工发", 2026, None) == "锦总工发〔2026〕　号"


def test_the_word_of_who_has_set_none():
    assert default_word("  ", "甲厂工会委员会") == "甲厂工会"
    assert len(default_word("", "长" * 40)) == 20


@pytest.mark.parametrize("word", ["", "  ", "〔2026〕", "a b", "字" * 21])
def test_a_bad_word_is_refused(word):
    with pytest.raises(Refused, match="bad_word"):
        check_word(word)
    assert check_word(" 锦总工发 ") == "锦总工发"
