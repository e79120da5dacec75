"""What every change here asks: that nobody was faster, and a reason where something is taken back."""

from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_

LONGEST_WHY = 200


def same_version(now: int, seen: int) -> None:
    """Refuse a change of what somebody else changed meanwhile."""
    if now != seen:
        raise Conflict("desk.stale", N_("Somebody else changed this meanwhile. Read it again before you change it."))


def clean_why(reason: str) -> str:
    """Return the reason in one line; refuse to go on without one."""
    said = " ".join(reason.split())
    if not said:
        raise Refused("desk.reason_missing", N_("Write the reason; it goes on record."), where="reason")
    return said[:LONGEST_WHY]
