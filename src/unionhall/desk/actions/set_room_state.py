"""Say that a room is in use, closed for repair, or closed for good."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.premises import room_by_id
from unionhall.desk.rules.grants import KEEP_PREMISES
from unionhall.desk.rules.premises_kinds import IN_USE, ROOM_STATES
from unionhall.desk.rules.rooms import LONGEST_NOTE
from unionhall.desk.rules.versions import same_version
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def set_room_state(*, actor: Actor, room_id: int, version: int, state: str, note: str = "", now: datetime) -> int:
    """Set the state from today on; a closed room says why, for whoever stands before it. Return the new version."""
    require(actor, KEEP_PREMISES)
    # Gather
    room = room_by_id(actor, room_id, KEEP_PREMISES, lock=True)
    # Decide
    same_version(room.version, version)
    said = " ".join(note.split())[:LONGEST_NOTE]
    if state not in ROOM_STATES:
        raise Refused("desk.unknown_state", N_("Choose whether the room is in use or closed."), where="state")
    if state != IN_USE and not said:
        raise Refused("desk.state_reason", N_("Say why it is closed and until when; visitors read it."), where="note")
    # Record
    room.state, room.state_note, room.state_on = state, said, clock.today(now)
    room.version += 1
    room.save(update_fields=["state", "state_note", "state_on", "version"])
    record(
        actor=actor,
        verb="desk.set_room_state",
        subject=f"room:{room.pk}",
        scope_path=room.scope_path,
        now=now,
        facts={"state": state},
        reason=said,
    )
    return int(room.version)
