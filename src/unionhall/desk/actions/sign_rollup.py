"""Sign a frozen roll-up."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require, stands_for
from unionhall.desk.models import RollupSignature
from unionhall.desk.queries.rollups import last_number, rollup_by_id
from unionhall.desk.rules.rolling import digest
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.maker_checker import different_people
from unionhall.kernel.text import N_

GRANT = "desk.sign_rollup"


@transaction.atomic
def sign_rollup(*, actor: Actor, rollup_id: int, sha256: str, now: datetime) -> int:
    """Put one's name under the roll-up whose digest was read; whoever froze it cannot. Return the signature's id."""
    require(actor, GRANT)
    # Gather
    row = rollup_by_id(actor, rollup_id, GRANT)
    path = row.part.scope_path
    # Decide
    different_people(row.frozen_by_id, actor.account_id, checker_for=stands_for(actor, GRANT, path))
    if RollupSignature.objects.filter(rollup=row).exists():
        raise Conflict("desk.signed_already", N_("It was signed already."))
    if last_number(row.part, row.round) != row.number:
        raise Refused("desk.newer_rollup", N_("A newer roll-up was frozen. Sign that one."))
    if digest(row.content) != row.sha256 or sha256 != row.sha256:
        raise Refused("desk.other_content", N_("This is not the content that was read. Read it again."))
    assert actor.account_id is not None, "different_people refuses a system"
    # Record
    signature = RollupSignature.objects.create(rollup=row, sha256=row.sha256, at=now, account_id=actor.account_id)
    record(
        actor=actor,
        verb="desk.sign_rollup",
        subject=f"rollup:{row.pk}",
        scope_path=path,
        now=now,
        facts={"sha256": row.sha256},
    )
    return int(signature.pk)
