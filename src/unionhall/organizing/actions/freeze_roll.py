"""Freeze the electoral roll: active members only."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.models import RollEntry
from unionhall.organizing.queries.elections import elections_of
from unionhall.organizing.queries.undertakings import members_of, retained_of, undertaking
from unionhall.organizing.rules.kinds import PREPARED

GRANT = "organizing.run_election"


@transaction.atomic
def freeze_roll(*, actor: Actor, undertaking_id: int, now: datetime) -> int:
    """Write down who may vote today and return how many; retained members have no vote and are counted apart.

    Can be repeated until a ballot is opened or counted; corrections made before are lost then, and it says so.
    """
    require(actor, GRANT)
    # Gather
    found = undertaking(actor, undertaking_id, GRANT, lock=True)
    members = list(members_of(found).select_related("person").only("pk", "group_name", "person__name"))
    begun = elections_of(found).exclude(state=PREPARED).exists()
    # Decide
    if begun:
        raise Refused("organizing.voting_began", N_("A ballot has begun; the roll stays as it is."))
    if not members:
        raise Refused("organizing.empty_roll", N_("{union} has no active members yet."), union=found.union.name)
    # Record
    found.roll.all().delete()
    RollEntry.objects.bulk_create(
        [
            RollEntry(
                undertaking=found,
                scope_path=found.scope_path,
                person_id=spell.person_id,
                spell=spell,
                name=spell.person.name,
                group_name=spell.group_name,
            )
            for spell in members
        ],
        batch_size=1000,
    )
    found.roll_frozen_at = now
    found.roll_retained = retained_of(found)
    found.version += 1
    found.save(update_fields=["roll_frozen_at", "roll_retained", "version"])
    audit.record(
        actor=actor,
        verb="organizing.freeze_roll",
        subject=f"undertaking:{undertaking_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"due": len(members), "retained": found.roll_retained},
    )
    return len(members)
