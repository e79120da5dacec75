"""Prepare a training session or a talk."""

import secrets
from datetime import date, datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.desk.models import TrainingSession
from unionhall.desk.queries.premises import room_by_id
from unionhall.desk.rules.grants import KEEP_TRAININGS, READ_PREMISES
from unionhall.desk.rules.training import read_session
from unionhall.desk.rules.training_kinds import CODE_DIGITS
from unionhall.kernel.actors import Actor
from unionhall.registry.queries.organisations import organisation


@transaction.atomic
def plan_session(
    *,
    actor: Actor,
    organisation_code: str,
    kind: str,
    topic: str,
    held_on: date,
    from_minute: int,
    to_minute: int,
    about: str = "",
    speaker: str = "",
    room_id: int | None = None,
    place: str = "",
    capacity: int | None = None,
    code: str = "",
    now: datetime,
) -> int:
    """Keep a session that nobody outside sees until it is announced; return its id.

    ``code`` is what people type when they are in the room; drawn when none is given.
    """
    require(actor, KEEP_TRAININGS)
    # Gather
    owner = organisation(actor, organisation_code, KEEP_TRAININGS)
    room = room_by_id(actor, room_id, READ_PREMISES) if room_id is not None else None
    # Decide
    facts = read_session(
        kind=kind,
        topic=topic,
        about=about,
        speaker=speaker,
        held_on=held_on,
        from_minute=from_minute,
        to_minute=to_minute,
        place=place,
        in_room=room is not None,
        capacity=capacity,
        today=clock.today(now),
    )
    drawn = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    # Record
    session = TrainingSession.objects.create(
        organisation=owner,
        scope_path=owner.path,
        kind=facts.kind,
        topic=facts.topic,
        name_index=name_index(f"{facts.topic} {facts.speaker} {owner.name}")[:900],
        about=facts.about,
        speaker=facts.speaker,
        held_on=facts.held_on,
        from_minute=facts.from_minute,
        to_minute=facts.to_minute,
        room=room,
        place=facts.place,
        capacity=facts.capacity,
        code=code or drawn,
    )
    record(
        actor=actor,
        verb="desk.plan_session",
        subject=f"session:{session.pk}",
        scope_path=session.scope_path,
        now=now,
        facts={"kind": kind, "day": held_on.isoformat()},
    )
    return int(session.pk)
