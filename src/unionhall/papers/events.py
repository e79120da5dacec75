"""What papers announce: ids and codes, never personal data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperFiled:
    """A paper was numbered, rendered and locked; ``subject`` is what it belongs to, for example ``run:12``."""

    paper_id: int
    template: str
    subject: str


@dataclass(frozen=True, slots=True)
class PaperWithdrawn:
    """A filed paper no longer holds; it keeps its number."""

    paper_id: int
    template: str
    subject: str


@dataclass(frozen=True, slots=True)
class NoticeClosed:
    """A public notice ended: ``state`` is closed_clean, closed_objection or withdrawn."""

    notice_id: int
    subject: str
    state: str
