"""How one electronic ballot is written: marks in the order of the ballot, names written in, all of one length."""

import json
from collections.abc import Iterable, Sequence

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.rules.ballots import ABSTAIN, AGAINST, FOR, Count, Marks

LENGTH = 360  # bytes before sealing: every ballot is as long as every other
MOST_WRITTEN_IN, LONGEST_NAME, MOST_CANDIDATES = 3, 20, 60
_LETTERS = {FOR: "f", AGAINST: "a", ABSTAIN: "s"}
_WORDS = {letter: mark for mark, letter in _LETTERS.items()}


def write_marks(marks: Sequence[str], written_in: Sequence[str], seats: int) -> bytes:
    """Return the ballot as bytes of one length; refuse what would be an invalid ballot, so that it can be mended."""
    names = [" ".join(name.split()) for name in written_in if name.strip()]
    chosen = sum(mark == FOR for mark in marks) + len(names)
    if any(mark not in _LETTERS for mark in marks):
        raise Refused("organizing.unknown_mark", N_("Mark each candidate: for, against or abstain."))
    if chosen > seats:
        raise Refused(
            "organizing.too_many_marks",
            N_("You chose {chosen}, there are {seats} seats. Choose {seats} at most."),
            chosen=chosen,
            seats=seats,
        )
    if len(names) > MOST_WRITTEN_IN or any(len(name) > LONGEST_NAME for name in names) or len(set(names)) < len(names):
        raise Refused(
            "organizing.too_many_names",
            N_("Write in at most {most} different names of {length} letters."),
            most=MOST_WRITTEN_IN,
            length=LONGEST_NAME,
        )
    plain = json.dumps(["".join(_LETTERS[mark] for mark in marks), names], ensure_ascii=False).encode()
    assert len(plain) <= LENGTH, "sixty candidates and three names fit"
    return plain.ljust(LENGTH)


def read_marks(plain: bytes) -> tuple[list[str], list[str]]:
    """Return marks and written-in names of a ballot.

    >>> read_marks(write_marks(["for", "against"], ["张三"], 2))
    (['for', 'against'], ['张三'])
    """
    letters, names = json.loads(plain)
    return [_WORDS[letter] for letter in letters], list(names)


def count_marks(ballots: Iterable[bytes], candidates: Sequence[str], *, due: int, receipts: int) -> Count:
    """Count the box: everybody with a receipt is present and got a ballot; more ballots than receipts make it void."""
    tally = {key: dict.fromkeys(_LETTERS, 0) for key in candidates}
    written: dict[str, int] = {}
    collected = 0
    for plain in ballots:
        collected += 1
        marks, names = read_marks(plain)
        assert len(marks) == len(candidates), "a ballot has one mark for each candidate"
        for key, mark in zip(candidates, marks, strict=True):
            tally[key][mark] += 1
        for name in names:
            written[name] = written.get(name, 0) + 1
    votes = {key: Marks(one[FOR], one[AGAINST], one[ABSTAIN]) for key, one in tally.items()}
    return Count(
        due=due,
        present=receipts,
        issued=receipts,
        collected=collected,
        valid=collected,
        votes=votes,
        written_in={f"+{name}": number for name, number in sorted(written.items())},
    )
