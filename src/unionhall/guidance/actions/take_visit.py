"""Take in a visit that was captured on a phone."""

from datetime import datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.base.field_kinds import Captured
from unionhall.base.rules.field_facts import MINE
from unionhall.guidance.actions.record_visit import Source, record_visit
from unionhall.guidance.actions.set_aside_visit import set_aside_visit
from unionhall.guidance.queries.visits import employer_called, since
from unionhall.guidance.rules.grants import RECORD_VISIT
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_


@transaction.atomic
def take_visit(*, actor: Actor, fact: Captured, now: datetime) -> str:
    """Record the visit and return "visit:" with its number.

    When a person decided for what was captured, the visits that others recorded meanwhile are set aside.
    """
    require(actor, RECORD_VISIT)
    # Gather
    employer = employer_called(fact.subject)
    if employer is None:
        raise NotFound(
            "guidance.no_enterprise", N_("There is no enterprise {uscc} within your reach."), uscc=fact.subject
        )
    # Record
    if fact.choice == MINE:
        for other in since(employer.pk, fact.base, fact.author_id):
            set_aside_visit(actor=actor, visit_id=other.pk, reason=fact.reason, now=now)
    source = Source(fact.fact_id, fact.author_id, fact.file_ids)
    visit = record_visit(actor=actor, uscc=employer.uscc, body=fact.body, source=source, now=now)
    return f"visit:{visit}"
