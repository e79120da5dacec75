"""Say that a session was held."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.trainings import session_by_id
from unionhall.desk.rules.grants import KEEP_TRAININGS
from unionhall.desk.rules.training import session_must_be
from unionhall.desk.rules.training_kinds import ANNOUNCED, HELD
from unionhall.desk.rules.versions import same_version
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def close_session(*, actor: Actor, session_id: int, version: int, now: datetime) -> int:
    """It counts from now on; attendance and ratings may still come in. Return the new version."""
    require(actor, KEEP_TRAININGS)
    # Gather
    session, today = session_by_id(actor, session_id, KEEP_TRAININGS, lock=True), clock.today(now)
    # Decide
    same_version(session.version, version)
    session_must_be(session.state, ANNOUNCED)
    if session.held_on > today:
        raise Refused("desk.not_held_yet", N_("It is on {day}; say so when it was held."), day=session.held_on)
    # Record
    session.state = HELD
    session.version += 1
    session.save()
    record(
        actor=actor,
        verb="desk.close_session",
        subject=f"session:{session.pk}",
        scope_path=session.scope_path,
        now=now,
        facts={"day": today.isoformat()},
    )
    return int(session.version)
