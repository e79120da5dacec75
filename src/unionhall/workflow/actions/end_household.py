"""Say that a person is no longer of one's own household."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.workflow.queries.people import my_ties


@transaction.atomic
def end_household(*, actor: Actor, tie_id: int, now: datetime) -> None:
    """From now on the tie no longer keeps one out; the row stays as evidence."""
    require(actor, "workflow.act")
    # Gather
    tie = my_ties(actor).filter(pk=tie_id).first()
    # Decide
    if tie is None:
        raise NotFound("workflow.no_tie", N_("There is no such person of your household."))
    # Record
    tie.ended_at = now
    tie.save(update_fields=["ended_at"])
    record(actor=actor, verb="workflow.end_household", subject=f"tie:{tie.pk}", scope_path="", now=now)
