"""What the service desk tells others; ids and codes only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReturnOpened:
    """A unit was asked for a return; whoever counts figures may fill it."""

    return_id: int
