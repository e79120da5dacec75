"""Open who objected, for a stated reason; every opening is on the trail."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.papers.queries.notices import objection
from unionhall.papers.rules.papers import check_reason

GRANT = "papers.reveal_objector"


@transaction.atomic
def reveal_objector(*, actor: Actor, objection_id: int, reason: str, now: datetime) -> str:
    """Return the sealed identity, empty when the objection was anonymous."""
    require(actor, GRANT)
    # Gather
    held = objection(actor, objection_id, GRANT)
    # Decide
    why = check_reason(reason)
    # Record
    audit.record(
        actor=actor,
        verb="papers.reveal_objector",
        subject=f"notice:{held.notice_id}",
        scope_path=held.scope_path,
        now=now,
        facts={"objection": held.pk},
        reason=why,
    )
    return str(held.identity)
