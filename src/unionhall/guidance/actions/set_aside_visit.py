"""Set a visit aside that another one contradicts, or that never took place."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.guidance.models import Visit
from unionhall.guidance.queries.visits import visit_by_id
from unionhall.guidance.rules.grants import RECORD_VISIT
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

LONGEST_REASON = 200


@transaction.atomic
def set_aside_visit(*, actor: Actor, visit_id: int, reason: str, now: datetime) -> None:
    """Keep the visit on record but count it nowhere; an order that it asked for goes on at the desk."""
    require(actor, RECORD_VISIT)
    # Gather
    visit = visit_by_id(actor, visit_id, clock.today(now), RECORD_VISIT, lock=True)
    # Decide
    said = " ".join(reason.split())
    if visit.set_aside_at is not None:
        raise Refused("guidance.visit_aside_already", N_("This visit was set aside already."))
    if not said or len(said) > LONGEST_REASON:
        raise Refused(
            "guidance.visit_reason",
            N_("Give the reason, in at most {most} letters."),
            where="reason",
            most=LONGEST_REASON,
        )
    # Record
    Visit.objects.filter(pk=visit.pk).update(
        set_aside_at=now, set_aside_by_id=actor.account_id, set_aside_reason=said, version=visit.version + 1
    )
    audit.record(
        actor=actor,
        verb="guidance.set_aside_visit",
        subject=f"visit:{visit.pk}",
        scope_path=visit.employer.scope_path,
        now=now,
        reason=said,
    )
