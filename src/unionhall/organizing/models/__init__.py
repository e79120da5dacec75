"""Tables of organizing."""

from unionhall.organizing.models.ballot import Ballot, BallotReceipt, PooledBallot
from unionhall.organizing.models.candidate import Candidate
from unionhall.organizing.models.election import Election, Standing, Teller
from unionhall.organizing.models.term import Term
from unionhall.organizing.models.undertaking import PrepMember, RollEntry, Undertaking

__all__ = [
    "Ballot",
    "BallotReceipt",
    "Candidate",
    "Election",
    "PooledBallot",
    "PrepMember",
    "RollEntry",
    "Standing",
    "Teller",
    "Term",
    "Undertaking",
]
