"""Call a session off."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.trainings import session_by_id
from unionhall.desk.rules.grants import KEEP_TRAININGS
from unionhall.desk.rules.training import session_must_be
from unionhall.desk.rules.training_kinds import ANNOUNCED, CANCELLED, PLANNED
from unionhall.desk.rules.versions import clean_why, same_version
from unionhall.kernel.actors import Actor


@transaction.atomic
def cancel_session(*, actor: Actor, session_id: int, version: int, reason: str, now: datetime) -> int:
    """Whoever was to come reads the reason. Return the new version."""
    require(actor, KEEP_TRAININGS)
    # Gather
    session, today = session_by_id(actor, session_id, KEEP_TRAININGS, lock=True), clock.today(now)
    # Decide
    same_version(session.version, version)
    session_must_be(session.state, PLANNED, ANNOUNCED)
    said = clean_why(reason)
    # Record
    session.state, session.cancelled_reason = CANCELLED, said
    session.version += 1
    session.save()
    record(
        actor=actor,
        verb="desk.cancel_session",
        subject=f"session:{session.pk}",
        scope_path=session.scope_path,
        now=now,
        facts={"day": today.isoformat()},
        reason=said,
    )
    return int(session.version)
