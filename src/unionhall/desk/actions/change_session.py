"""Change a session that is to come."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.desk.queries.premises import room_by_id
from unionhall.desk.queries.trainings import session_by_id, taken_seats
from unionhall.desk.rules.grants import KEEP_TRAININGS, READ_PREMISES
from unionhall.desk.rules.training import has_room, read_session, session_must_be
from unionhall.desk.rules.training_kinds import ANNOUNCED, PLANNED
from unionhall.desk.rules.versions import same_version
from unionhall.kernel.actors import Actor


@transaction.atomic
def change_session(
    *,
    actor: Actor,
    session_id: int,
    version: int,
    topic: str,
    held_on: date,
    from_minute: int,
    to_minute: int,
    about: str = "",
    speaker: str = "",
    room_id: int | None = None,
    place: str = "",
    capacity: int | None = None,
    now: datetime,
) -> int:
    """Write the plan anew; for whom it is stays. Return the new version."""
    require(actor, KEEP_TRAININGS)
    # Gather
    session = session_by_id(actor, session_id, KEEP_TRAININGS, lock=True)
    room = room_by_id(actor, room_id, READ_PREMISES) if room_id is not None else None
    # Decide
    same_version(session.version, version)
    session_must_be(session.state, PLANNED, ANNOUNCED)
    facts = read_session(
        kind=session.kind,
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
    has_room(taken_seats(session), 0, facts.capacity)
    # Record
    session.topic, session.about, session.speaker = facts.topic, facts.about, facts.speaker
    session.name_index = name_index(f"{facts.topic} {facts.speaker} {session.organisation.name}")[:900]
    session.held_on, session.from_minute, session.to_minute = facts.held_on, facts.from_minute, facts.to_minute
    session.room, session.place, session.capacity = room, facts.place, facts.capacity
    session.version += 1
    session.save()
    record(
        actor=actor,
        verb="desk.change_session",
        subject=f"session:{session.pk}",
        scope_path=session.scope_path,
        now=now,
        facts={"day": held_on.isoformat(), "version": session.version},
    )
    return int(session.version)
