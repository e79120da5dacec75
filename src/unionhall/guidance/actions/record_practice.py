"""Record what an enterprise practises: a congress, a posting, a contract, or that none was found."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.guidance.models import EmployerPractice
from unionhall.guidance.queries.practices import is_recorded
from unionhall.guidance.queries.responsibilities import reached
from unionhall.guidance.rules.grants import RECORD
from unionhall.guidance.rules.practices import Practice, read_practice
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_


@transaction.atomic
def record_practice(*, actor: Actor, uscc: str, practice: Practice, now: datetime) -> int:
    """Record one fact about an enterprise within reach; return its id."""
    require(actor, RECORD)
    # Gather
    today = clock.today(now)
    employer = reached(actor, uscc, today, RECORD)
    # Decide
    fact = read_practice(practice, opened_on=employer.opened_on, today=today)
    if is_recorded(employer, fact.kind, fact.form, fact.held_on):
        raise Conflict("guidance.recorded_already", N_("This is on record already, for the same day."))
    # Record
    row = EmployerPractice.objects.create(
        employer=employer,
        recorded_by_id=actor.account_id,
        recorded_at=now,
        **{name: getattr(fact, name) for name in ("kind", "form", "held", "held_on", "valid_to", "source", "note")},
    )
    audit.record(
        actor=actor,
        verb="guidance.record_practice",
        subject=f"employer:{uscc}",
        scope_path=employer.scope_path,
        now=now,
        facts={"kind": fact.kind, "held": fact.held, "held_on": fact.held_on.isoformat()},
    )
    return int(row.pk)
