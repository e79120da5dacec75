"""Close an electronic ballot: mix the last ballots in, open them, rewrite the tables, destroy the key, count."""

import secrets
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.actions.decide_election import decide_election
from unionhall.organizing.models import Ballot, BallotReceipt, PooledBallot
from unionhall.organizing.queries.ballots import ballot_order, receipts_of
from unionhall.organizing.queries.elections import election
from unionhall.organizing.rules.ballots import Result
from unionhall.organizing.rules.kinds import OPEN
from unionhall.organizing.rules.secret_marks import count_marks

GRANT = "organizing.run_election"


@transaction.atomic
def close_ballot(*, actor: Actor, election_id: int, now: datetime) -> Result:
    """Count the box and return the result; it can close before its time only when everybody due has voted.

    All ballots are written anew in random order in this one transaction, and all receipts in the order of their keys:
    what PostgreSQL remembers of a row (its place, its transaction) is then the same for every row.
    """
    require(actor, GRANT)
    # Gather
    found = election(actor, election_id, GRANT, lock=True)
    order = ballot_order(election_id)
    receipts = receipts_of(election_id)
    # Decide
    if found.state != OPEN or found.closes_at is None:
        raise Refused("organizing.not_open", N_("This ballot takes no votes now."))
    if now < found.closes_at and receipts < found.due:
        raise Refused(
            "organizing.still_open",
            N_("{voted} of {due} have voted. The ballot closes when everybody has, or when its time is over."),
            voted=receipts,
            due=found.due,
        )
    plains = _opened(found.box_key, election_id)
    count = count_marks(plains, [str(one.candidate_id) for one in order], due=found.due, receipts=receipts)
    # Record
    _rewrite(election_id, plains)
    found.box_key = ""
    found.save(update_fields=["box_key"])
    result = decide_election(actor=actor, election_id=election_id, count=count, now=now)
    audit.record(
        actor=actor,
        verb="organizing.close_ballot",
        subject=f"election:{election_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"voted": receipts, "ballots": len(plains), "due": found.due},
    )
    return result


def _opened(box_key: str, election_id: int) -> list[bytes]:
    """Return every ballot of the box and of the pool, opened, in random order."""
    cipher, bound = AESGCM(bytes.fromhex(box_key)), str(election_id).encode()
    sealed = [
        bytes(one)
        for rows in (Ballot.objects, PooledBallot.objects)
        for one in rows.filter(election_id=election_id).values_list("sealed", flat=True)
    ]
    plains = [cipher.decrypt(one[:12], one[12:], bound) for one in sealed]
    secrets.SystemRandom().shuffle(plains)
    return plains


def _rewrite(election_id: int, plains: list[bytes]) -> None:
    receipts = list(BallotReceipt.objects.filter(election_id=election_id).order_by("pk"))
    for rows in (Ballot.objects, PooledBallot.objects, BallotReceipt.objects):
        rows.filter(election_id=election_id).delete()
    Ballot.objects.bulk_create(
        (Ballot(id=secrets.token_bytes(16), election_id=election_id, marks=one.decode().rstrip()) for one in plains),
        batch_size=500,
    )
    BallotReceipt.objects.bulk_create(receipts, batch_size=500)
