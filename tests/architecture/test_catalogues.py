"""Nobody meets a word that is not said in their language."""

from babel.messages.pofile import read_po

from unionhall.cli.extraction import PACKAGE, faults


def test_every_word_is_translated() -> None:
    found = [str(fault) for fault in faults()]
    assert found == [], "run ./unionhall manage messages, then translate what it names"


def test_no_two_catalogues_say_one_word_differently() -> None:
    """Django merges all catalogues into one: what means two things needs a context, or two words."""
    said: dict[tuple[str | None, str], set[str]] = {}
    for path in sorted(PACKAGE.glob("*/locale/zh_Hans/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="zh_Hans"):
                if message.id and message.string:
                    word, meant = (x if isinstance(x, str) else x[0] for x in (message.id, message.string))
                    said.setdefault((message.context, word), set()).update({meant} - {""})
    assert {word: sorted(meant) for word, meant in said.items() if len(meant) > 1} == {}
