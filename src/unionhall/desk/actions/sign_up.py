"""Sign up for a talk."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.models import TrainingSeat
from unionhall.desk.queries.trainings import attended_session, own_seat, person_of, taken_seats
from unionhall.desk.rules.grants import TAKE_PART
from unionhall.desk.rules.training import has_room, session_must_be, to_come
from unionhall.desk.rules.training_kinds import ANNOUNCED, SIGNED_UP
from unionhall.kernel.actors import Actor


@transaction.atomic
def sign_up(*, actor: Actor, session_id: int, now: datetime) -> int:
    """Take a seat at a talk while there are any; twice is once. Return the seat's id."""
    require(actor, TAKE_PART)
    # Gather
    session = attended_session(actor, session_id, lock=True)
    seat, person = own_seat(actor, session), person_of(actor)
    # Decide
    if seat is not None:
        return int(seat.pk)
    session_must_be(session.state, ANNOUNCED)
    to_come(session.held_on, clock.today(now))
    has_room(taken_seats(session), 1, session.capacity)
    # Record
    seat = TrainingSeat.objects.create(
        session=session,
        scope_path=session.scope_path,
        account_id=actor.account_id,
        person=person,
        name=(person.name if person else actor.name)[:60],
        way=SIGNED_UP,
    )
    record(
        actor=actor,
        verb="desk.sign_up",
        subject=f"session:{session.pk}",
        scope_path=session.scope_path,
        now=now,
        facts={"seat": seat.pk},
    )
    return int(seat.pk)
