"""Tables of the indicators."""

from unionhall.indicators.models.rollup import Change, Measure, Recount, Total
from unionhall.indicators.models.snapshot import Snapshot

__all__ = ["Change", "Measure", "Recount", "Snapshot", "Total"]
