"""What may be done with a paper in which state."""

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.papers.rules.kinds import DRAFT, FILED


def check_draft(state: str) -> None:
    """Refuse to change or file what is filed already."""
    if state != DRAFT:
        raise Refused(
            "papers.not_a_draft",
            N_("This paper is filed and locked. Withdraw it and fill a new one if it is wrong."),
        )


def check_filed(state: str) -> None:
    """Refuse to withdraw what is not filed, or withdrawn already."""
    if state != FILED:
        raise Refused("papers.not_filed", N_("Only a filed paper can be withdrawn."))


def check_reason(reason: str) -> str:
    """Return the reason without blanks around it; refuse an empty one."""
    tidy = " ".join(reason.split())[:200]
    if not tidy:
        raise Refused("papers.no_reason", N_("Say why in a few words."))
    return tidy
