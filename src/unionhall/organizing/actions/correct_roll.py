"""Correct the frozen roll: strike somebody who has no vote, add somebody who has."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_
from unionhall.organizing.models import RollEntry
from unionhall.organizing.queries.elections import elections_of
from unionhall.organizing.queries.undertakings import members_of, roll_of, undertaking
from unionhall.organizing.rules.kinds import PREPARED

GRANT = "organizing.run_election"


@transaction.atomic
def correct_roll(
    *, actor: Actor, undertaking_id: int, person_id: int, strike: bool, reason: str, now: datetime
) -> None:
    """Strike or (re-)enter one person; only an active member of the union can be entered."""
    require(actor, GRANT)
    # Gather
    found = undertaking(actor, undertaking_id, GRANT, lock=True)
    entry = roll_of(found).filter(person_id=person_id).first()
    spell = members_of(found).filter(person_id=person_id).select_related("person").first()
    begun = elections_of(found).exclude(state=PREPARED).exists()
    # Decide
    if not reason.strip():
        raise Refused("organizing.no_reason", N_("Say why the roll is corrected."))
    if begun:
        raise Refused("organizing.voting_began", N_("A ballot has begun; the roll stays as it is."))
    if strike and entry is None:
        raise NotFound("organizing.not_on_roll", N_("This person is not on the roll."))
    if not strike and spell is None:
        raise Refused("organizing.no_vote", N_("Only an active member of this union has a vote."))
    # Record
    if entry is None:
        assert spell is not None
        entry = RollEntry(
            undertaking=found,
            scope_path=found.scope_path,
            person_id=person_id,
            spell=spell,
            name=spell.person.name,
            group_name=spell.group_name,
            added=True,
        )
    entry.struck = strike
    entry.reason = reason.strip()[:200]
    entry.save()
    audit.record(
        actor=actor,
        verb="organizing.correct_roll",
        subject=f"undertaking:{undertaking_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"person": person_id, "strike": strike},
        reason=entry.reason,
    )
