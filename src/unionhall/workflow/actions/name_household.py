"""Name a person of one's own household, so that one stands aside where they are concerned."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.queries.people import person as person_by_id
from unionhall.workflow.models import HouseholdTie


@transaction.atomic
def name_household(*, actor: Actor, person_id: int, now: datetime) -> int:
    """Return the tie's id; naming the same person again changes nothing."""
    require(actor, "workflow.act")
    # Gather
    named = person_by_id(actor, person_id)
    # Decide
    if actor.account_id is None or named.account_id == actor.account_id:
        raise Refused("workflow.tie_oneself", N_("Name somebody else of your household."), where="person_id")
    # Record
    tie, fresh = HouseholdTie.objects.get_or_create(
        account_id=actor.account_id,
        person=named,
        ended_at=None,
        defaults={"said_by_id": actor.account_id, "from_at": now},
    )
    if fresh:
        record(actor=actor, verb="workflow.name_household", subject=f"tie:{tie.pk}", scope_path="", now=now)
    return int(tie.pk)
