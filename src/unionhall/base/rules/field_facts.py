"""When a fact from a phone happened, and what about it only a person can decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from unionhall.kernel.text import N_

# Ours: a phone's clock within five minutes of the server's is right; what waited longer than five days is late; what
# seems older than a year says that the phone's clock was wrong when it was captured.
CLOCK_IS_RIGHT = timedelta(minutes=5)
LATE_AFTER = timedelta(days=5)
OLDEST = timedelta(days=366)
# How long after somebody's role ended what they captured before still reaches a person.
AUTHORITY_LOOKS_BACK = timedelta(days=31)

NEW, TAKEN, CONFLICT, SETTLED = "new", "taken", "conflict", "settled"
STATES = {
    NEW: N_("Just arrived"),
    TAKEN: N_("Taken in"),
    CONFLICT: N_("Waits for a person"),
    SETTLED: N_("Settled by a person"),
}

CHANGED, CLOSED, AUTHORITY, CLOCK = "changed", "closed", "authority", "clock"
GROUNDS = {
    CHANGED: N_("Somebody else recorded something about it after the phone had looked."),
    CLOSED: N_("It was closed before the day on which this was captured."),
    AUTHORITY: N_("Whoever captured it no longer holds the role that it needs."),
    CLOCK: N_("The phone's clock was wrong by more than a year when it was captured."),
}

MINE, THEIRS, BOTH = "mine", "theirs", "both"
CHOICES = {
    MINE: N_("Take what was captured; what stood there is set aside"),
    THEIRS: N_("Keep what stands; what was captured is put aside"),
    BOTH: N_("Keep both"),
}

LATE, OFF, AHEAD = "late", "clock_off", "ahead"
MARKS = {
    LATE: N_("arrived more than five days later"),
    OFF: N_("the phone's clock was off and was corrected"),
    AHEAD: N_("the phone's clock ran ahead"),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """When it happened by the server's clock, how far the phone's was behind, and what is odd about it."""

    happened_at: datetime
    behind_ms: int
    marks: tuple[str, ...]


def moment(*, captured_at: datetime, sent_at: datetime, received_at: datetime) -> Moment:
    """Correct the phone's time by what its clock said when it sent; nothing happens after it was received.

    The way over the network counts as an error of the clock: it is seconds, and only minutes matter.
    """
    behind = received_at - sent_at
    happened_at = captured_at + behind
    marks = []
    if abs(behind) > CLOCK_IS_RIGHT:
        marks.append(OFF)
    if happened_at > received_at:
        if happened_at > received_at + CLOCK_IS_RIGHT:
            marks.append(AHEAD)
        happened_at = received_at
    if received_at - happened_at > LATE_AFTER:
        marks.append(LATE)
    return Moment(happened_at, behind // timedelta(milliseconds=1), tuple(marks))


def ground(*, changed: bool, closed_before: bool, may_today: bool, happened_at: datetime, received_at: datetime) -> str:
    """Return why a person has to decide; empty when the fact can be taken in at once."""
    if received_at - happened_at > OLDEST:
        return CLOCK
    if not may_today:
        return AUTHORITY
    if closed_before:
        return CLOSED
    return CHANGED if changed else ""


@dataclass(frozen=True, slots=True)
class Item:
    """A fact as a door read it. ``photos`` are (name, bytes)."""

    client_id: str
    kind: str
    subject: str
    base: str
    device: str
    sequence: int
    captured_at: datetime
    body: Mapping[str, object]
    photos: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a fact; ``again``: it was here already."""

    state: str
    ground: str = ""
    result: str = ""
    again: bool = False
