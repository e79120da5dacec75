"""What an undertaking's papers say besides its numbers."""

import json

from unionhall.organizing.models import Undertaking


def particulars_of(of: Undertaking) -> dict[str, str]:
    """Return what was noted, by key."""
    known: dict[str, str] = json.loads(of.particulars) if of.particulars else {}
    return known
