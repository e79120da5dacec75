"""Days and keys as browsers send them."""

from datetime import date

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


def read_day(text: str) -> date:
    """Return the day of an ISO text; refuse anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("desk.no_day", N_("This is no day of the calendar."), where="day") from None


def read_version(text: str) -> int:
    """Return the version that a form carried; 0 when it carried none, which no row has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
