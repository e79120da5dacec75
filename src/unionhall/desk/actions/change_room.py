"""Change what the register says of a room."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.desk.queries.premises import name_taken, room_by_id
from unionhall.desk.rules.grants import KEEP_PREMISES
from unionhall.desk.rules.rooms import read_room
from unionhall.desk.rules.versions import same_version
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_
from unionhall.registry.rules.kinds import POSTS


@transaction.atomic
def change_room(
    *,
    actor: Actor,
    room_id: int,
    version: int,
    kind: str,
    name: str,
    address: str = "",
    floor: str = "",
    area_m2: Decimal | None = None,
    equipment: Sequence[tuple[str, int | None]] = (),
    post: str = "",
    opened_on: date | None = None,
    public: bool = True,
    now: datetime,
) -> int:
    """Write the facts anew on the version that the actor saw; return the new version."""
    require(actor, KEEP_PREMISES)
    # Gather
    room = room_by_id(actor, room_id, KEEP_PREMISES, lock=True)
    # Decide
    same_version(room.version, version)
    facts = read_room(
        kind=kind,
        name=name,
        address=address,
        floor=floor,
        area_m2=area_m2,
        equipment=equipment,
        post=post,
        opened_on=opened_on,
        public=public,
        posts=POSTS,
        today=clock.today(now),
    )
    owner = room.organisation
    if name_taken(owner.pk, facts.name, but=room.pk):
        raise Conflict("desk.room_twice", N_("{owner} has a room “{name}” already."), owner=owner.name, name=facts.name)
    # Record
    room.kind, room.name, room.address, room.floor = facts.kind, facts.name, facts.address, facts.floor
    room.name_index = name_index(f"{facts.name} {owner.name}")[:600]
    room.area_m2, room.equipment = facts.area_m2, [list(one) for one in facts.equipment]
    room.post, room.opened_on, room.public = facts.post, facts.opened_on, facts.public
    room.version += 1
    room.save()
    record(
        actor=actor,
        verb="desk.change_room",
        subject=f"room:{room.pk}",
        scope_path=room.scope_path,
        now=now,
        facts={"kind": kind, "version": room.version},
    )
    return int(room.version)
