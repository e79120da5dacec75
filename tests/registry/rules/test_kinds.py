"""The words are complete and their sets consistent."""

from unionhall.registry.rules import kinds


def test_sets_hold_known_words_only():
    assert kinds.KINDS.keys() >= kinds.FEDERATIONS | kinds.GRASSROOTS | kinds.HOLDS_MEMBERS
    assert kinds.STATUSES.keys() >= kinds.RUNNING
    assert all(len(code) == 3 for code in kinds.EMPLOYER_FORMS)
