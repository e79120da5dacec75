"""Why a record waits."""

import pytest

from unionhall.registry.rules.feed_due import CORRECTED, DUE_WORDS, GOES_OUT, INCOMPLETE, MENDED, NEW, why_due


@pytest.mark.parametrize(
    ("state", "sent", "now", "incomplete", "why"),
    [
        ("", b"", b"a", False, NEW),
        ("unready", b"", b"a", False, NEW),
        ("unready", b"a", b"a", False, NEW),
        ("accepted", b"a", b"a", False, ""),
        ("sent", b"a", b"a", False, ""),
        ("rejected", b"a", b"a", False, ""),
        ("accepted", b"a", b"b", False, CORRECTED),
        ("rejected", b"a", b"b", False, MENDED),
        ("accepted", b"a", b"b", True, INCOMPLETE),
    ],
)
def test_why(state, sent, now, incomplete, why):
    assert why_due(state=state, sent_hash=sent, now_hash=now, incomplete=incomplete) == why


def test_every_reason_has_words():
    assert set(DUE_WORDS) == {*GOES_OUT, INCOMPLETE}
