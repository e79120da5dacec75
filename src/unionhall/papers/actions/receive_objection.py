"""Write down an objection to a running notice."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.papers.models import Objection
from unionhall.papers.queries.notices import entry, notice, sent_before
from unionhall.papers.rules.notices import check_objection, check_running, same_objection

GRANT = "papers.receive_objection"


@transaction.atomic
def receive_objection(
    *,
    actor: Actor,
    notice_id: int,
    channel: str,
    text: str,
    identity: str = "",
    real_name: bool = False,
    position: int = 0,
    key: str = "",
    now: datetime,
) -> int:
    """Return its id; ``position`` names the entry, 0 means the notice as a whole. ``identity`` is kept sealed.

    ``key`` is of what was sent on the public page: the same objection with the same key is written down once.
    """
    require(actor, GRANT)
    # Gather
    row = notice(actor, notice_id, GRANT, lock=True)
    sent = sent_before(key)
    if sent is not None:
        same_objection(sent.notice_id == row.pk and sent.text == text.strip()[:4000])
        return int(sent.pk)
    line = entry(row, position) if position else None
    # Decide
    check_running(row.state)
    last = line.ends_on if line else row.ends_on
    check_objection(channel, text, identity, real_name=real_name, day=clock.today(now), last=last)
    # Record
    made = Objection.objects.create(
        notice=row,
        entry=line,
        scope_path=row.scope_path,
        channel=channel,
        key=key or None,
        real_name=real_name,
        identity=identity.strip()[:200],
        text=text.strip()[:4000],
        received_at=now,
        received_by_id=actor.account_id,
    )
    audit.record(
        actor=actor,
        verb="papers.receive_objection",
        subject=f"notice:{row.pk}",
        scope_path=row.scope_path,
        now=now,
        facts={"objection": made.pk, "channel": channel, "position": position},
    )
    return int(made.pk)
