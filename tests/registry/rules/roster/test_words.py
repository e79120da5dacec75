"""Synonyms lead to one word; names stay names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.registry.rules.roster.words import ETHNICITIES, KEPT, VOCABULARY, read_name, read_word


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("political_status", "党员", "中共党员"),
        ("education", "大学本科（在职）", "本科"),
        ("employment_form", "派遣", "劳务派遣"),
        ("ethnicity", "锡伯", "锡伯族"),
        ("sex", "女性", "F"),
        ("id_type", "港澳居民来往内地通行证", "home_return"),
    ],
)
def test_synonyms(field: str, typed: str, kept: str) -> None:
    assert read_word(field, typed) == kept


def test_fifty_six_ethnic_groups() -> None:
    assert len(KEPT["ethnicity"]) == 56
    assert ETHNICITIES["汉"] == "汉族"
    assert read_word("ethnicity", "汗族") is None
    assert ETHNICITIES["维"] == ETHNICITIES["维族"] == "维吾尔族"
    assert read_word("ethnicity", "哈") is None


def test_every_kept_word_is_its_own_synonym() -> None:
    for field, words in KEPT.items():
        if field != "sex":
            assert all(VOCABULARY[field][word] == word for word in words)


@pytest.mark.parametrize("name", ["𠮷田峰", "㛃燊", "欧阳娜娜", "阿依古丽·买买提", "John Smith", "O'Neill"])
def test_names(name: str) -> None:
    assert read_name(name) == (name, True)


@pytest.mark.parametrize("name", ["李", "张三1", "王五（退休）", "？"])
def test_odd_names_are_kept_and_told(name: str) -> None:
    assert not read_name(name)[1]


@given(st.text(max_size=80))
def test_no_text_crashes_it(text: str) -> None:
    read_name(text)
    for field in VOCABULARY:
        read_word(field, text)
