"""Confirm one employer's facts of one year: by somebody else than who recorded them."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require, stands_for
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.maker_checker import different_people
from unionhall.kernel.text import N_
from unionhall.registry.queries.employers import year_of

GRANT = "registry.confirm_employer_year"


@transaction.atomic
def confirm_employer_year(*, actor: Actor, uscc: str, year: int, now: datetime) -> None:
    """Confirm the facts as they stand; a later change takes the confirmation away."""
    require(actor, GRANT)
    # Gather
    facts = year_of(actor, uscc, year, GRANT, lock=True)
    # Decide
    if facts.confirmed_at is not None:
        raise Refused("registry.confirmed_already", N_("These facts are confirmed already."))
    different_people(facts.recorded_by_id, actor.account_id, checker_for=stands_for(actor, GRANT, at=facts.scope_path))
    # Record
    facts.confirmed_by = actor.name[:80]
    facts.confirmed_at = now
    facts.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.record(
        actor=actor,
        verb=GRANT,
        subject=f"employer:{uscc}",
        scope_path=facts.scope_path,
        now=now,
        facts={"year": year},
    )
