"""Prepare the ballot for one body: who stands, how many seats, who is due, on paper or electronically."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_, Sentence
from unionhall.organizing.models import Candidate, Election, Standing, Undertaking
from unionhall.organizing.queries.elections import elected_into, elections_of
from unionhall.organizing.queries.undertakings import standing_candidates, undertaking, voters_of
from unionhall.organizing.rules.kinds import (
    AUDIT,
    BODIES,
    COMMITTEE,
    ELECTED_BY,
    ELECTRONIC,
    LEAST_ELECTRONIC,
    METHODS,
    OFFICES,
    ORDINARY,
    PAPER,
    WOMEN,
)

GRANT = "organizing.run_election"


@transaction.atomic
def prepare_election(
    *,
    actor: Actor,
    undertaking_id: int,
    body: str,
    method: str = PAPER,
    seats: int | None = None,
    direct: bool = False,
    now: datetime,
) -> int:
    """Return the election's id. Chair and vice-chair are chosen by the new committee unless ``direct``."""
    require(actor, GRANT)
    # Gather
    found = undertaking(actor, undertaking_id, GRANT, lock=True)
    listed = list(standing_candidates(found).filter(body=body))
    indirect = body in OFFICES and not direct
    committee = elected_into(found, ELECTED_BY[body]) if indirect else set()
    due = len(committee) if indirect else _due(found)
    number = seats if seats is not None else _seats(found, body)
    # Decide
    if body not in BODIES or method not in METHODS:
        raise Refused("organizing.unknown_body", N_("Choose the body that the candidate stands for."))
    if elections_of(found).filter(body=body).exists():
        raise Conflict("organizing.prepared", N_("{body}: a ballot is prepared already."), body=Sentence(BODIES[body]))
    _check(body, form=found.form, method=method, seats=number, due=due, listed=listed, committee=committee)
    # Record
    made = Election.objects.create(
        undertaking=found,
        scope_path=found.scope_path,
        body=body,
        round=ORDINARY,
        method=method,
        seats=number,
        due=due,
    )
    Standing.objects.bulk_create(Standing(election=made, candidate=one) for one in listed)
    audit.record(
        actor=actor,
        verb="organizing.prepare_election",
        subject=f"election:{made.pk}",
        scope_path=found.scope_path,
        now=now,
        facts={"body": body, "method": method, "seats": number, "due": due, "candidates": len(listed)},
    )
    return int(made.pk)


def _due(of: Undertaking) -> int:
    return of.delegates if of.form == "congress" else voters_of(of).count()


def _seats(of: Undertaking, body: str) -> int:
    planned = {COMMITTEE: of.seats, AUDIT: of.audit_seats, WOMEN: of.women_seats}
    return planned[body] or 0 if body in planned else 1


def _check(
    body: str, *, form: str, method: str, seats: int, due: int, listed: list[Candidate], committee: set[int]
) -> None:
    if seats < 1 or seats > 200:
        raise Refused(
            "organizing.no_seats", N_("{body}: say first how many seats it has."), body=Sentence(BODIES[body])
        )
    if not listed:
        raise Refused("organizing.no_candidates", N_("{body}: nobody stands yet."), body=Sentence(BODIES[body]))
    if due < 1:
        raise Refused("organizing.nobody_due", N_("Freeze the roll first: nobody is due to vote yet."))
    outside = [one for one in listed if committee and one.person_id not in committee]
    if any(not one.recommended_by_superior for one in outside):
        raise Refused("organizing.not_elected", N_("{name} was not elected into the committee."), name=outside[0].name)
    if method == ELECTRONIC and (due < LEAST_ELECTRONIC or form == "congress" or committee):
        raise Refused(
            "organizing.too_few_for_secrecy",
            N_("Vote on paper: the electronic ballot is for all members, at least {least}; {due} are due."),
            least=LEAST_ELECTRONIC,
            due=due,
        )
