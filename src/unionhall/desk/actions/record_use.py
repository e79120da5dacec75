"""Record how many people used a room."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.models import RoomUse
from unionhall.desk.queries.premises import room_by_id, use_with_key
from unionhall.desk.rules.grants import COUNT_USE
from unionhall.desk.rules.premises_kinds import CLOSED, VISIT
from unionhall.desk.rules.rooms import read_use
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_


@transaction.atomic
def record_use(
    *,
    actor: Actor,
    room_id: int,
    used_on: date,
    people: int,
    kind: str = VISIT,
    note: str = "",
    key: str,
    now: datetime,
) -> int:
    """Count once: the same ``key`` of the same room again answers with the first count's id. Return the id."""
    require(actor, COUNT_USE)
    # Gather
    room = room_by_id(actor, room_id, COUNT_USE, lock=True)
    known = use_with_key(room.pk, key)
    # Decide
    read_use(kind=kind, people=people, used_on=used_on, key=key, today=clock.today(now))
    if known is not None:
        if (known.people, known.used_on, known.kind) != (people, used_on, kind):
            raise Conflict(
                "desk.use_key_taken", N_("This key was used for another count. Take a new one."), where="key"
            )
        return int(known.pk)
    if room.state == CLOSED:
        raise Refused("desk.room_closed", N_("{name} is closed for good; nobody uses it."), name=room.name)
    # Record
    use = RoomUse.objects.create(
        room=room,
        scope_path=room.scope_path,
        used_on=used_on,
        kind=kind,
        people=people,
        note=" ".join(note.split())[:200],
        key=key,
        recorded_at=now,
        recorded_by_id=actor.account_id,
    )
    record(
        actor=actor,
        verb="desk.record_use",
        subject=f"room:{room.pk}",
        scope_path=room.scope_path,
        now=now,
        facts={"use": use.pk, "people": people, "day": used_on.isoformat()},
    )
    return int(use.pk)
