"""Withdraw a filed paper: it keeps its number, and its verification page says so."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.papers.events import PaperWithdrawn
from unionhall.papers.queries.papers import paper
from unionhall.papers.rules.kinds import WITHDRAWN
from unionhall.papers.rules.papers import check_filed, check_reason

GRANT = "papers.withdraw_paper"


@transaction.atomic
def withdraw_paper(*, actor: Actor, paper_id: int, reason: str, now: datetime) -> None:
    """Note that the paper no longer holds."""
    require(actor, GRANT)
    # Gather
    row = paper(actor, paper_id, GRANT, lock=True)
    # Decide
    check_filed(row.state)
    why = check_reason(reason)
    # Record
    row.state, row.withdrawn_at, row.withdrawn_by_id, row.withdrawn_reason = WITHDRAWN, now, actor.account_id, why
    row.version += 1
    row.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawn_reason", "version"])
    outbox.announce(
        PaperWithdrawn(row.pk, row.code, row.subject), aggregate=f"paper:{row.pk}", now=now, scope_path=row.scope_path
    )
    audit.record(
        actor=actor,
        verb="papers.withdraw_paper",
        subject=f"paper:{row.pk}",
        scope_path=row.scope_path,
        now=now,
        facts={"number": row.number},
        reason=why,
    )
