"""Take a candidate off the list, with a reason."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.models import Standing
from unionhall.organizing.queries.candidates import candidate, stands_in_begun_election
from unionhall.organizing.rules.kinds import PREPARED

GRANT = "organizing.run_election"


@transaction.atomic
def withdraw_candidate(*, actor: Actor, candidate_id: int, reason: str, now: datetime) -> None:
    """Let them no longer stand; a ballot that is open or counted stays as it is."""
    require(actor, GRANT)
    # Gather
    found = candidate(actor, candidate_id, GRANT, lock=True)
    begun = stands_in_begun_election(found)
    # Decide
    if not reason.strip():
        raise Refused("organizing.no_reason_to_withdraw", N_("Say why the candidate is taken off the list."))
    if begun:
        raise Refused("organizing.ballot_began", N_("{name} stands in a ballot that has begun."), name=found.name)
    # Record
    found.withdrawn_reason = reason.strip()[:200]
    found.save(update_fields=["withdrawn_reason"])
    Standing.objects.filter(candidate=found, election__state=PREPARED).delete()
    audit.record(
        actor=actor,
        verb="organizing.withdraw_candidate",
        subject=f"candidate:{candidate_id}",
        scope_path=found.scope_path,
        now=now,
        reason=found.withdrawn_reason,
    )
