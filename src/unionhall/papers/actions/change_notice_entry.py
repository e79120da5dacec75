"""Change one entry of a running notice: its own clock starts again, the others run on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base import audit, clock, typesetting
from unionhall.base.authority import require
from unionhall.base.calendar import work_calendar
from unionhall.kernel.actors import Actor
from unionhall.papers.models import NoticeEntryChange
from unionhall.papers.queries.notices import entry, notice
from unionhall.papers.rules.notices import check_running, last_day, read_entry
from unionhall.papers.rules.papers import check_reason

GRANT = "papers.publish_notice"


@transaction.atomic
def change_notice_entry(
    *, actor: Actor, notice_id: int, position: int, shown: Mapping[str, Any], reason: str, now: datetime
) -> None:
    """Let the entry say ``shown`` from today on; what it said before is kept with the reason."""
    require(actor, GRANT)
    # Gather
    row = notice(actor, notice_id, GRANT, lock=True)
    line = entry(row, position)
    today = clock.today(now)
    # Decide
    check_running(row.state)
    why = check_reason(reason)
    said = read_entry(shown, position)
    typesetting.check_characters("".join(said.values()))
    start = max(today, row.start_on)
    ends = last_day(work_calendar(), start, row.working_days)
    # Record
    NoticeEntryChange.objects.create(
        entry=line,
        before=line.shown,
        start_on=line.start_on,
        changed_at=now,
        changed_by_id=actor.account_id,
        reason=why,
    )
    line.shown, line.start_on, line.ends_on = said, start, ends.day
    line.save(update_fields=["shown", "start_on", "ends_on"])
    row.ends_on = max(row.ends_on, ends.day)
    row.provisional = row.provisional or ends.provisional
    row.version += 1
    row.save(update_fields=["ends_on", "provisional", "version"])
    audit.record(
        actor=actor,
        verb="papers.change_notice_entry",
        subject=f"notice:{row.pk}",
        scope_path=row.scope_path,
        now=now,
        facts={"position": position, "start_on": start.isoformat(), "ends_on": ends.day.isoformat()},
        reason=why,
    )
