"""Name the delegates of a member congress, elected by their units (会员代表)."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.models import RollEntry
from unionhall.organizing.queries.elections import elections_of
from unionhall.organizing.queries.undertakings import undertaking, voters_of
from unionhall.organizing.rules.kinds import PREPARED
from unionhall.organizing.rules.sizes import CONGRESS

GRANT = "organizing.run_election"


@transaction.atomic
def name_delegates(
    *, actor: Actor, undertaking_id: int, person_ids: Collection[int], managers: Collection[int] = (), now: datetime
) -> int:
    """Let exactly these voters be the delegates and return how many; ``managers`` (中层正职以上) are some of them.

    How many there must be and how many managers at most is judged by the step that needs it.
    """
    require(actor, GRANT)
    # Gather
    found = undertaking(actor, undertaking_id, GRANT, lock=True)
    wanted, leading = set(person_ids), set(managers)
    roll = list(voters_of(found).only("pk", "person_id", "delegate", "manager"))
    begun = elections_of(found).exclude(state=PREPARED).exists()
    # Decide
    if found.form != CONGRESS:
        raise Refused("organizing.no_congress", N_("Delegates are named where a congress votes; change the plan."))
    if begun:
        raise Refused("organizing.voting_began", N_("A ballot has begun; the roll stays as it is."))
    if wanted - {one.person_id for one in roll}:
        raise Refused("organizing.delegate_not_on_roll", N_("Delegates are chosen from the roll."))
    if leading - wanted:
        raise Refused("organizing.manager_no_delegate", N_("Only a delegate can be counted among their managers."))
    # Record
    for entry in roll:
        entry.delegate, entry.manager = entry.person_id in wanted, entry.person_id in leading
    RollEntry.objects.bulk_update(roll, ["delegate", "manager"], batch_size=500)
    found.delegates, found.delegates_managers = len(wanted), len(leading)
    found.version += 1
    found.save(update_fields=["delegates", "delegates_managers", "version"])
    audit.record(
        actor=actor,
        verb="organizing.name_delegates",
        subject=f"undertaking:{undertaking_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"delegates": len(wanted), "managers": len(leading)},
    )
    return len(wanted)
