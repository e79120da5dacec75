"""Enter a room into the register."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.desk.models import Room
from unionhall.desk.queries.premises import name_taken
from unionhall.desk.rules.grants import KEEP_PREMISES
from unionhall.desk.rules.rooms import read_room
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.kinds import POSTS


@transaction.atomic
def register_room(
    *,
    actor: Actor,
    organisation_code: str,
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
    """Enter a room of an organisation; its hours are laid down afterwards. Return its id."""
    require(actor, KEEP_PREMISES)
    # Gather
    owner, today = organisation(actor, organisation_code, KEEP_PREMISES), clock.today(now)
    # Decide
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
        today=today,
    )
    if owner.closed_on is not None:
        raise Refused("desk.closed", N_("{name} was closed on {day}."), name=owner.name, day=owner.closed_on)
    if name_taken(owner.pk, facts.name):
        raise Conflict("desk.room_twice", N_("{owner} has a room “{name}” already."), owner=owner.name, name=facts.name)
    # Record
    room = Room.objects.create(
        organisation=owner,
        scope_path=owner.path,
        kind=facts.kind,
        name=facts.name,
        name_index=name_index(f"{facts.name} {owner.name}")[:600],
        address=facts.address,
        floor=facts.floor,
        area_m2=facts.area_m2,
        equipment=[list(one) for one in facts.equipment],
        post=facts.post,
        opened_on=facts.opened_on,
        public=facts.public,
        state_on=today,
        week=[[] for _ in range(7)],
    )
    record(
        actor=actor,
        verb="desk.register_room",
        subject=f"room:{room.pk}",
        scope_path=room.scope_path,
        now=now,
        facts={"kind": kind, "organisation": owner.code},
    )
    return int(room.pk)
