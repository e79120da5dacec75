"""Close a notice whose display is over and whose objections are decided."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.papers.events import NoticeClosed
from unionhall.papers.queries.notices import entries_of, notice, objections_of
from unionhall.papers.rules.notices import check_running, closed_state

GRANT = "papers.publish_notice"


@transaction.atomic
def close_notice(*, actor: Actor, notice_id: int, now: datetime) -> str:
    """Return how it closed: ``closed_clean``, or ``closed_objection`` when an objection was upheld."""
    require(actor, GRANT)
    # Gather
    row = notice(actor, notice_id, GRANT, lock=True)
    ends = [line.ends_on for line in entries_of(row)]
    findings = [one.finding for one in objections_of(row)]
    # Decide
    check_running(row.state)
    state = closed_state(today=clock.today(now), ends=ends, findings=findings)
    # Record
    row.state, row.closed_at, row.closed_by_id = state, now, actor.account_id
    row.version += 1
    row.save(update_fields=["state", "closed_at", "closed_by", "version"])
    outbox.announce(
        NoticeClosed(row.pk, row.subject, state), aggregate=f"notice:{row.pk}", now=now, scope_path=row.scope_path
    )
    audit.record(
        actor=actor,
        verb="papers.close_notice",
        subject=f"notice:{row.pk}",
        scope_path=row.scope_path,
        now=now,
        facts={"state": state, "objections": len(findings)},
    )
    return state
