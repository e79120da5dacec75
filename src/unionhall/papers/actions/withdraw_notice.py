"""Withdraw a notice before its time; its public page shows the reason's fact only, no roster."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.papers.events import NoticeClosed
from unionhall.papers.queries.notices import notice
from unionhall.papers.rules.kinds import WITHDRAWN
from unionhall.papers.rules.notices import check_running
from unionhall.papers.rules.papers import check_reason

GRANT = "papers.publish_notice"


@transaction.atomic
def withdraw_notice(*, actor: Actor, notice_id: int, reason: str, now: datetime) -> None:
    """Take it down; its roster leaves the public page at once."""
    require(actor, GRANT)
    # Gather
    row = notice(actor, notice_id, GRANT, lock=True)
    # Decide
    check_running(row.state)
    why = check_reason(reason)
    # Record
    row.state, row.closed_at, row.closed_by_id, row.closed_reason = WITHDRAWN, now, actor.account_id, why
    row.version += 1
    row.save(update_fields=["state", "closed_at", "closed_by", "closed_reason", "version"])
    outbox.announce(
        NoticeClosed(row.pk, row.subject, WITHDRAWN), aggregate=f"notice:{row.pk}", now=now, scope_path=row.scope_path
    )
    audit.record(
        actor=actor,
        verb="papers.withdraw_notice",
        subject=f"notice:{row.pk}",
        scope_path=row.scope_path,
        now=now,
        reason=why,
    )
