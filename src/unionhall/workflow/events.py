"""What the workflow tells others; ids and codes only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunStarted:
    """A run began."""

    run_id: int
    procedure: str
    subject: str


@dataclass(frozen=True, slots=True)
class RunMoved:
    """A run went from one state to another; ``by_default``: a clock ran out."""

    run_id: int
    procedure: str
    subject: str
    event: str
    source: str
    target: str
    version: int
    by_default: bool


@dataclass(frozen=True, slots=True)
class RunEnded:
    """A run reached a final state; ``outcome`` is done or failed."""

    run_id: int
    procedure: str
    subject: str
    state: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ClockRanOut:
    """A clock of a run ran out."""

    run_id: int
    procedure: str
    clock: str
    state: str
