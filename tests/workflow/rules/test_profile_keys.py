"""Keys are module.word and have words."""

from unionhall.workflow.rules.profile_keys import KEYS


def test_keys_have_words():
    assert all("." in key and title for key, title in KEYS.items())
    assert len(set(KEYS.values())) == len(KEYS)
