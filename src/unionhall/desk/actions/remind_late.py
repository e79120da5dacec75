"""Remind the units that are late."""

from datetime import datetime, timedelta

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.models import Reminder
from unionhall.desk.queries.deployments import part_by_id, round_of
from unionhall.desk.queries.returns import late_returns
from unionhall.desk.rules.deploying import BY_HAND, ISSUED, must_be
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

GRANT = "desk.review_returns"
LONGEST_WORDS = 300
NOT_AGAIN_WITHIN = timedelta(hours=20)  # ours: one reminder by hand a day


@transaction.atomic
def remind_late(*, actor: Actor, part_id: int, round_code: str, words: str = "", now: datetime) -> int:
    """Remind every unit at and below a part whose return is late, at most once a day; return how many."""
    require(actor, GRANT)
    # Gather
    part = part_by_id(actor, part_id, GRANT)
    asked = round_of(part.deployment_id, round_code)
    today = clock.today(now)
    late = late_returns(actor, part, asked, today, GRANT)
    ids = [pk for (pk,) in late.order_by("pk").values_list("pk")]
    lately = Reminder.objects.filter(given_id__in=ids, kind=BY_HAND, at__gt=now - NOT_AGAIN_WITHIN)
    told = set(lately.values_list("given_id", flat=True))
    # Decide
    must_be(part.deployment.state, ISSUED)
    line = " ".join(words.split())
    if len(line) > LONGEST_WORDS:
        raise Refused("desk.words_long", N_("At most {most} letters are kept."), where="words", most=LONGEST_WORDS)
    # Record
    rows = [
        Reminder(given_id=pk, kind=BY_HAND, at=now, account_id=actor.account_id, words=line)
        for pk in ids
        if pk not in told
    ]
    Reminder.objects.bulk_create(rows, batch_size=500)
    record(
        actor=actor,
        verb="desk.remind_late",
        subject=f"part:{part.pk}",
        scope_path=part.scope_path,
        now=now,
        facts={"round": asked.code, "reminded": len(rows)},
    )
    return len(rows)
