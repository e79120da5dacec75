"""Throw a draft away: it has no number yet, so nothing is missing afterwards."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.papers.queries.papers import paper
from unionhall.papers.rules.papers import check_draft

GRANT = "papers.fill_paper"


@transaction.atomic
def discard_paper(*, actor: Actor, paper_id: int, now: datetime) -> None:
    """Remove the draft."""
    require(actor, GRANT)
    # Gather
    row = paper(actor, paper_id, GRANT, lock=True)
    # Decide
    check_draft(row.state)
    # Record
    audit.record(
        actor=actor,
        verb="papers.discard_paper",
        subject=f"paper:{row.pk}",
        scope_path=row.scope_path,
        now=now,
        facts={"template": row.code},
    )
    row.delete()
