"""Columns and codes as lines: what is written is read back, in any language, and a wrong line is named."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.registry.rules.feed import FIELDS, TRANSFORMS
from unionhall.registry.rules.feed_lines import (
    FIELD_WORDS,
    FORM_WORDS,
    codes_text,
    columns_text,
    read_codes,
    read_columns,
)
from unionhall.registry.rules.feed_starters import STARTERS


def shouted(words):
    return words.upper()


def test_every_field_and_form_has_words():
    assert {name for fields in FIELDS.values() for name in fields} == set(FIELD_WORDS)
    assert set(TRANSFORMS) - {""} == set(FORM_WORDS)


@pytest.mark.parametrize("say", [str, shouted])
@pytest.mark.parametrize("feed", STARTERS.values(), ids=lambda feed: feed.code)
def test_there_and_back(feed, say):
    assert read_columns(columns_text(feed.columns, say), say) == feed.columns
    assert read_codes(codes_text(feed.codes)) == feed.codes


def test_lines_may_be_pasted_out_of_a_spreadsheet():
    (column,) = read_columns("\n手机\tphone\t\t\tmust\n")
    assert (column.heading, column.field, column.required) == ("手机", "phone", True)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("工资 | salary", "feed_line_field"),
        ("| name", "feed_line_field"),
        ("入会 | joined_on | somehow", "feed_line_form"),
        ("入会 | joined_on | day | | maybe", "feed_line_parts"),
        ("入会 | joined_on | day | | must | more", "feed_line_parts"),
    ],
)
def test_a_wrong_line_is_named(line, code):
    with pytest.raises(Refused, match=code) as refused:
        read_columns(f"姓名 | name\n{line}")
    assert refused.value.sentence.facts["line"] == 2


@pytest.mark.parametrize("line", ["sex | M", "sex | | 1", "sex | M | 1 | 2"])
def test_a_wrong_code_is_named(line):
    with pytest.raises(Refused, match="feed_code_line"):
        read_codes(line)
