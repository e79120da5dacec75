"""Every state and finding has a word of its own."""

from unionhall.papers.rules import kinds


def test_words():
    tables = (kinds.PAPER_STATES, kinds.NOTICE_STATES, kinds.LAYOUTS, kinds.FLOWS, kinds.CHANNELS, kinds.FINDINGS)
    for table in tables:
        assert len(set(table.values())) == len(table)
    assert set(kinds.DISPLAY_RULES) == {"election.display", "openness.display"}
