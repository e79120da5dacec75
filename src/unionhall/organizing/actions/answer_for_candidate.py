"""Write down why a candidate stands all the same, where the law asks a question (a distant relative of the head)."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.queries.candidates import candidate

GRANT = "organizing.run_election"


@transaction.atomic
def answer_for_candidate(*, actor: Actor, candidate_id: int, answer: str, now: datetime) -> None:
    """Keep the answer; it stands on the list that is displayed. What blocks is not answered away."""
    require(actor, GRANT)
    # Gather
    found = candidate(actor, candidate_id, GRANT, lock=True)
    # Decide
    if not answer.strip():
        raise Refused("organizing.no_answer", N_("Write the answer."))
    # Record
    found.answer = answer.strip()[:400]
    found.save(update_fields=["answer"])
    audit.record(
        actor=actor,
        verb="organizing.answer_for_candidate",
        subject=f"candidate:{candidate_id}",
        scope_path=found.scope_path,
        now=now,
    )
