"""Open an electronic ballot: from now on who is due can vote, and nobody sees a total."""

import secrets
from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.queries.elections import election, standings_of, tellers_of
from unionhall.organizing.rules.guards import TELLERS
from unionhall.organizing.rules.kinds import ELECTRONIC, OPEN, PREPARED
from unionhall.organizing.rules.secret_marks import MOST_CANDIDATES

GRANT = "organizing.run_election"


@transaction.atomic
def open_ballot(*, actor: Actor, election_id: int, closes_at: datetime, now: datetime) -> None:
    """Make the box's key and let the voting run until ``closes_at``; the key is destroyed when the box closes."""
    require(actor, GRANT)
    # Gather
    found = election(actor, election_id, GRANT, lock=True)
    candidates = standings_of(found).count()
    tellers = tellers_of(found.undertaking).count()
    # Decide
    if found.method != ELECTRONIC or found.state != PREPARED:
        raise Refused("organizing.not_to_open", N_("Only a prepared electronic ballot can be opened."))
    if candidates > MOST_CANDIDATES:
        raise Refused(
            "organizing.too_many_candidates",
            N_("{candidates} stand; vote on paper, a phone shows {most} at most."),
            candidates=candidates,
            most=MOST_CANDIDATES,
        )
    if tellers < TELLERS:
        raise Refused("organizing.too_few_tellers", N_("Name at least {least} tellers."), least=TELLERS)
    if closes_at <= now:
        raise Refused("organizing.closes_too_early", N_("The ballot must close after it opens."))
    # Record
    found.state, found.opens_at, found.closes_at = OPEN, now, closes_at
    found.box_key = secrets.token_hex(32)
    found.version += 1
    found.save(update_fields=["state", "opens_at", "closes_at", "box_key", "version"])
    audit.record(
        actor=actor,
        verb="organizing.open_ballot",
        subject=f"election:{election_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"closes_at": closes_at.isoformat(), "due": found.due},
    )
