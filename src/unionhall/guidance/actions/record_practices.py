"""Record what many enterprises practise at once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.guidance.models import EmployerPractice
from unionhall.guidance.queries.practices import recorded_facts
from unionhall.guidance.queries.responsibilities import employers_coded
from unionhall.guidance.rules.grants import RECORD
from unionhall.guidance.rules.practices import Practice, read_practice
from unionhall.kernel.actors import Actor
from unionhall.registry.rules.tree import common_path

FACTS = ("kind", "form", "held", "held_on", "valid_to", "source", "note")


@transaction.atomic
def record_practices(*, actor: Actor, rows: Sequence[tuple[str, Practice]], now: datetime) -> int:
    """Record all facts (credit code and fact) or none; what is on record already stays. Return how many were new."""
    require(actor, RECORD)
    # Gather
    employers = employers_coded(actor, {uscc for uscc, _ in rows}, RECORD)
    known = recorded_facts(row.pk for row in employers.values())
    # Decide
    fresh = []
    for uscc, stated in rows:
        employer = employers[uscc]
        fact = read_practice(stated, opened_on=employer.opened_on, today=clock.today(now))
        key = (employer.pk, fact.kind, fact.form, fact.held_on)
        if key not in known:
            known.add(key)
            values = {name: getattr(fact, name) for name in FACTS}
            fresh.append(
                EmployerPractice(employer=employer, recorded_by_id=actor.account_id, recorded_at=now, **values)
            )
    # Record
    EmployerPractice.objects.bulk_create(fresh, batch_size=500)
    if fresh:
        audit.record(
            actor=actor,
            verb="guidance.record_practices",
            subject="employers",
            scope_path=common_path(row.scope_path for row in employers.values()),
            now=now,
            facts={"count": len(fresh)},
        )
    return len(fresh)
