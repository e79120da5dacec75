"""The states of a record in a system above have words."""

from unionhall.registry.rules import feed_words


def test_words():
    assert {feed_words.UNREADY, feed_words.SENT, feed_words.ACCEPTED, feed_words.REJECTED} == set(
        feed_words.FEED_STATES
    )
