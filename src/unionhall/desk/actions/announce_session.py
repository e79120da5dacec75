"""Announce a session."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.trainings import session_by_id
from unionhall.desk.rules.grants import KEEP_TRAININGS
from unionhall.desk.rules.training import session_must_be, to_come
from unionhall.desk.rules.training_kinds import ANNOUNCED, PLANNED
from unionhall.desk.rules.versions import same_version
from unionhall.kernel.actors import Actor


@transaction.atomic
def announce_session(*, actor: Actor, session_id: int, version: int, now: datetime) -> int:
    """Those who were invited, and for a talk everybody, see it from now on. Return the new version."""
    require(actor, KEEP_TRAININGS)
    # Gather
    session, today = session_by_id(actor, session_id, KEEP_TRAININGS, lock=True), clock.today(now)
    # Decide
    same_version(session.version, version)
    session_must_be(session.state, PLANNED)
    to_come(session.held_on, today)
    # Record
    session.state = ANNOUNCED
    session.version += 1
    session.save()
    record(
        actor=actor,
        verb="desk.announce_session",
        subject=f"session:{session.pk}",
        scope_path=session.scope_path,
        now=now,
        facts={"day": today.isoformat()},
    )
    return int(session.version)
