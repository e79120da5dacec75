"""Give a seat back."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.trainings import attended_session, own_seat
from unionhall.desk.rules.grants import TAKE_PART
from unionhall.desk.rules.training import session_must_be, to_come
from unionhall.desk.rules.training_kinds import ANNOUNCED, SIGNED_UP
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def sign_off(*, actor: Actor, session_id: int, now: datetime) -> None:
    """Somebody who signed up does not come after all; who has no seat changes nothing."""
    require(actor, TAKE_PART)
    # Gather
    session = attended_session(actor, session_id, lock=True)
    seat = own_seat(actor, session)
    # Decide
    if seat is None:
        return
    session_must_be(session.state, ANNOUNCED)
    to_come(session.held_on, clock.today(now))
    if seat.way != SIGNED_UP or seat.came_at is not None:
        raise Refused("desk.cannot_sign_off", N_("You were invited or are there already. Tell the station instead."))
    # Record
    seat.delete()
    record(
        actor=actor,
        verb="desk.sign_off",
        subject=f"session:{session.pk}",
        scope_path=session.scope_path,
        now=now,
    )
