"""Approve the extension of a term (延期换届): at most six months, by the union above, with its paper."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_
from unionhall.organizing.queries.terms import as_rule, term_by_id
from unionhall.organizing.rules.terms import check_extension

GRANT = "organizing.extend_term"


@transaction.atomic
def extend_term(*, actor: Actor, term_id: int, extended_to: date, paper: str, reason: str, now: datetime) -> None:
    """Let the term run until ``extended_to``; ``paper`` is the number of the approval."""
    require(actor, GRANT)
    # Gather
    found = term_by_id(actor, term_id, GRANT, lock=True)
    above = found.scope_path[: -found.union.steplen]
    # Decide
    if not any(holding.covers(above) for holding in actor.holdings) and not actor.system:
        raise NotFound("organizing.no_term", N_("There is no such term within your reach."))
    if not paper.strip() or not reason.strip():
        raise Refused("organizing.extension_unfounded", N_("An extension has a reason and the number of its approval."))
    check_extension(as_rule(found), extended_to)
    # Record
    found.extended_to = extended_to
    found.extension_paper, found.extension_reason = paper.strip()[:60], reason.strip()[:200]
    found.save(update_fields=["extended_to", "extension_paper", "extension_reason"])
    audit.record(
        actor=actor,
        verb=GRANT,
        subject=f"term:{term_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"extended_to": extended_to.isoformat(), "paper": found.extension_paper},
        reason=found.extension_reason,
    )
