"""Say with the code that one is there."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.models import TrainingSeat
from unionhall.desk.queries.trainings import attended_session, own_seat, person_of
from unionhall.desk.rules.grants import TAKE_PART
from unionhall.desk.rules.training import right_code, session_must_be
from unionhall.desk.rules.training_kinds import ANNOUNCED, BY_CODE, HELD, WALKED_IN
from unionhall.kernel.actors import Actor


@transaction.atomic
def sign_in(*, actor: Actor, session_id: int, code: str, now: datetime) -> None:
    """Mark the actor as present with the code that is shown in the room; a talk takes in who did not sign up."""
    require(actor, TAKE_PART)
    # Gather
    session = attended_session(actor, session_id, lock=True)
    seat, person = own_seat(actor, session), person_of(actor)
    # Decide
    session_must_be(session.state, ANNOUNCED, HELD)
    right_code(code, session.code, session.held_on, clock.today(now))
    if seat is not None and seat.came_at is not None:
        return
    # Record
    if seat is None:
        seat = TrainingSeat(
            session=session,
            scope_path=session.scope_path,
            account_id=actor.account_id,
            person=person,
            name=(person.name if person else actor.name)[:60],
            way=WALKED_IN,
        )
    seat.came_at, seat.marked_by = now, BY_CODE
    seat.save()
    record(
        actor=actor,
        verb="desk.sign_in",
        subject=f"session:{session.pk}",
        scope_path=session.scope_path,
        now=now,
    )
