"""Name the preparatory group (筹备组), F2."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.models import PrepMember
from unionhall.organizing.queries.undertakings import undertaking
from unionhall.organizing.rules.guards import PREP_MOST
from unionhall.organizing.rules.kinds import PREP_ROLES

GRANT = "organizing.run_procedure"


@dataclass(frozen=True, slots=True)
class NewPrepMember:
    """Somebody of the group; ``role`` is leader, worker or party."""

    name: str
    role: str
    legal_representative: bool = False
    sex: str = ""
    job: str = ""


@transaction.atomic
def name_prep_group(*, actor: Actor, undertaking_id: int, people: Sequence[NewPrepMember], now: datetime) -> None:
    """Let the group be exactly these people; how many and one leader is judged when the request is made."""
    require(actor, GRANT)
    # Gather
    found = undertaking(actor, undertaking_id, GRANT, lock=True)
    # Decide
    if len(people) > 2 * PREP_MOST:
        raise Refused("organizing.group_too_big", N_("A preparatory group has {most} people at most."), most=PREP_MOST)
    if any(one.role not in PREP_ROLES or not one.name.strip() for one in people):
        raise Refused("organizing.group_unclear", N_("Give each person of the group a name and a role."))
    # Record
    found.prep_group.all().delete()
    PrepMember.objects.bulk_create(
        PrepMember(
            undertaking=found,
            name=one.name.strip()[:60],
            role=one.role,
            legal_representative=one.legal_representative,
            sex=one.sex if one.sex in ("F", "M") else "",
            job=one.job.strip()[:60],
        )
        for one in people
    )
    audit.record(
        actor=actor,
        verb="organizing.name_prep_group",
        subject=f"undertaking:{undertaking_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"people": len(people)},
    )
