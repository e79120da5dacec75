"""Freeze a roll-up."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.models import Rollup
from unionhall.desk.queries.deployments import part_by_id, parts_below, round_of
from unionhall.desk.queries.rollups import content_of, rollups_of
from unionhall.desk.rules.deploying import ISSUED, must_be
from unionhall.desk.rules.rolling import digest
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.workflow.rules.values import clean_reason

GRANT = "desk.freeze_rollup"


@transaction.atomic
def freeze_rollup(*, actor: Actor, part_id: int, round_code: str, reason: str = "", now: datetime) -> int:
    """Keep the sums of a unit and those below it as they are now, for good; return the roll-up's id.

    From the day on by which it was due, or earlier when everything was accepted. What comes later is the next number,
    with a reason; nothing is overwritten.
    """
    require(actor, GRANT)
    # Gather
    part = part_by_id(actor, part_id, GRANT, lock=True)
    asked = round_of(part.deployment_id, round_code)
    today = clock.today(now)
    before = next(iter(rollups_of(part, asked, 1)), None)
    has_below = parts_below(part).exists()
    content = content_of(part, asked, today)
    # Decide
    must_be(part.deployment.state, ISSUED)
    if not has_below and not (part.above_id is None and part.keeps):
        raise Refused("desk.nothing_to_roll", N_("Only who has units below it rolls figures up."))
    if today < asked.due_on and content["accepted"] < content["due"]:
        raise Refused(
            "desk.too_early",
            N_("Due on {day}; {accepted} of {due} units are accepted so far. It is frozen then, or when all are."),
            day=asked.due_on,
            accepted=content["accepted"],
            due=content["due"],
        )
    said = clean_reason(reason, required=before is not None)
    mark = digest(content)
    if before is not None and before.sha256 == mark:
        raise Refused("desk.nothing_changed", N_("Nothing changed since number {number}."), number=before.number)
    # Record
    row = Rollup.objects.create(
        part=part,
        round=asked,
        number=before.number + 1 if before else 1,
        content=content,
        sha256=mark,
        reason=said,
        frozen_at=now,
        frozen_by_id=actor.account_id,
    )
    record(
        actor=actor,
        verb="desk.freeze_rollup",
        subject=f"rollup:{row.pk}",
        scope_path=part.scope_path,
        now=now,
        facts={"round": asked.code, "number": row.number, "sha256": mark},
        reason=said,
    )
    return int(row.pk)
