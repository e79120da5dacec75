"""Decide an objection: upheld, in part, or dismissed, with the reply."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.papers.queries.notices import notice, objection
from unionhall.papers.rules.notices import check_finding, check_running

GRANT = "papers.decide_objection"


@transaction.atomic
def decide_objection(*, actor: Actor, objection_id: int, finding: str, reply: str, now: datetime) -> None:
    """Record the finding and what was answered."""
    require(actor, GRANT)
    # Gather
    asked = objection(actor, objection_id, GRANT)
    row = notice(actor, asked.notice_id, GRANT, lock=True)
    held = objection(actor, objection_id, GRANT, lock=True)
    # Decide
    check_running(row.state)
    check_finding(finding, reply, held.finding)
    # Record
    held.finding, held.reply = finding, reply.strip()[:2000]
    held.decided_at, held.decided_by_id = now, actor.account_id
    held.save(update_fields=["finding", "reply", "decided_at", "decided_by"])
    audit.record(
        actor=actor,
        verb="papers.decide_objection",
        subject=f"notice:{row.pk}",
        scope_path=row.scope_path,
        now=now,
        facts={"objection": held.pk, "finding": finding},
    )
