"""The launcher speaks the terminal's language, completely."""

import ast
from string import Formatter

import pytest

from house import ROOT, tree_of
from launcher import words

CATALOGUE = words.read_po(words.CATALOGUE.read_text(encoding="utf-8"))


def _sentences() -> set[str]:
    found = set()
    for path in sorted((ROOT / "launcher").glob("*.py")):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                found.add(ast.literal_eval(node.args[0]))
    return found


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_sentence_is_translated_and_no_translation_is_left_over() -> None:
    assert _sentences() - set(CATALOGUE) == set()
    assert set(CATALOGUE) - _sentences() == set()


def test_translations_are_chinese_and_keep_the_facts() -> None:
    for sentence, translated in CATALOGUE.items():
        assert any("一" <= letter <= "鿿" for letter in translated), sentence
        assert _fields(translated) == _fields(sentence), sentence


@pytest.mark.parametrize(
    ("variables", "chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, False),
        ({}, False),
    ],
)
def test_the_language_is_the_terminals(
    variables: dict[str, str], chinese: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert words.speaks_chinese() is chinese


def test_a_catalogue_with_long_entries_is_read() -> None:
    text = """msgid ""
msgstr "Language: zh\\n"

#: x
msgid ""
"a "
"b"
msgstr "甲"
"乙"

msgid "c\\n"
msgstr "丙"
"""
    assert words.read_po(text) == {"a b": "甲乙", "c\n": "丙"}
