"""Tables of the indicators."""

from unionhall.indicators.models.rollup import Delta, Measure, Recount, Total
from unionhall.indicators.models.snapshot import Snapshot

__all__ = ["Delta", "Measure", "Recount", "Snapshot", "Total"]
