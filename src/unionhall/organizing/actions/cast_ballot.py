"""Cast one's vote: the receipt says that, the sealed ballot says what, and nothing joins the two.

There is deliberately no audit row, no event, no key of a repeated request and no log record here: each would carry an
instant. A vote sent twice is recognised by its receipt.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import IntegrityError, transaction

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, NotFound, Refused
from unionhall.kernel.text import N_
from unionhall.organizing.models import Ballot, BallotReceipt, PooledBallot
from unionhall.organizing.queries.ballots import POOL_MOST, drawn_from_pool, open_election, receipt_key, voter_of
from unionhall.organizing.rules.secret_marks import write_marks

GRANT = "organizing.vote"


@transaction.atomic
def cast_ballot(
    *, actor: Actor, election_id: int, marks: Sequence[str], written_in: Sequence[str] = (), now: datetime
) -> None:
    """Put the ballot into the pool; when the pool is full, a random half of it goes into the box under new keys.

    ``marks`` stand in the order of the ballot (``queries.ballots.ballot_order``).
    """
    require(actor, GRANT)
    # Gather
    found = open_election(election_id, now)
    entry = voter_of(actor, found)
    # Decide
    if entry is None:
        raise NotFound("organizing.no_election", N_("There is no such election within your reach."))
    if len(marks) != found.candidates:
        raise Refused("organizing.unknown_mark", N_("Mark each candidate: for, against or abstain."))
    plain = write_marks(marks, written_in, found.seats)
    # Record
    key = receipt_key(election_id, entry.person_id)
    receipt = BallotReceipt(id=key, election_id=election_id, person_id=entry.person_id, cast_on=clock.today(now))
    try:
        with transaction.atomic():
            receipt.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict("organizing.voted", N_("You have voted in this ballot already.")) from error
    nonce = secrets.token_bytes(12)
    sealed = nonce + AESGCM(bytes.fromhex(found.box_key)).encrypt(nonce, plain, str(election_id).encode())
    PooledBallot(id=secrets.token_bytes(16), election_id=election_id, sealed=sealed).save(force_insert=True)
    drawn = drawn_from_pool(election_id, leave=POOL_MOST // 2, only_above=POOL_MOST)
    if drawn:
        Ballot.objects.bulk_create(
            Ballot(id=secrets.token_bytes(16), election_id=election_id, sealed=one.sealed) for one in drawn
        )
        PooledBallot.objects.filter(pk__in=[one.pk for one in drawn]).delete()
