"""What organizing announces: ids and codes, never personal data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ElectionDecided:
    """A ballot was counted; ``verdict`` is decided, void or no_quorum."""

    election_id: int
    undertaking_id: int
    body: str
    verdict: str


@dataclass(frozen=True, slots=True)
class CommitteeElected:
    """The superior approved the result: posts are filled and the term runs."""

    organisation_id: int
    undertaking_id: int
    term_id: int


@dataclass(frozen=True, slots=True)
class TermAlertRaised:
    """A term reached one of its alert days (-180, -90, -30, 0, 30 days from its end)."""

    term_id: int
    organisation_id: int
    days: int
