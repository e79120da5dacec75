"""Nobody meets a word that is not said in their language."""

from unionhall.cli.extraction import faults


def test_every_word_is_translated() -> None:
    found = [str(fault) for fault in faults()]
    assert found == [], "run ./unionhall manage messages, then translate what it names"
