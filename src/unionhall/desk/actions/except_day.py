"""Lay down other hours, or none, for one day."""

from datetime import date, datetime, timedelta

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.models import RoomException
from unionhall.desk.queries.premises import room_by_id
from unionhall.desk.rules.duty import read_hours
from unionhall.desk.rules.grants import KEEP_PREMISES
from unionhall.desk.rules.rooms import LONGEST_NOTE
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

FARTHEST = timedelta(days=400)


@transaction.atomic
def except_day(
    *,
    actor: Actor,
    room_id: int,
    day: date,
    hours: str = "",
    reason: str = "",
    as_usual: bool = False,
    now: datetime,
) -> None:
    """Keep the hours of one day (empty: closed), with the reason that visitors read; ``as_usual`` takes them back."""
    require(actor, KEEP_PREMISES)
    # Gather
    room, today = room_by_id(actor, room_id, KEEP_PREMISES, lock=True), clock.today(now)
    # Decide
    said, spans = " ".join(reason.split())[:LONGEST_NOTE], [list(span) for span in read_hours(hours)]
    if not today <= day <= today + FARTHEST:
        raise Refused(
            "desk.exception_day",
            N_("The day is between today, {today}, and {last}."),
            where="day",
            today=today,
            last=today + FARTHEST,
        )
    if not as_usual and not said:
        raise Refused(
            "desk.exception_reason", N_("Say why other hours hold that day; visitors read it."), where="reason"
        )
    # Record
    if as_usual:
        RoomException.objects.filter(room=room, day=day).delete()
    else:
        RoomException.objects.update_or_create(
            room=room, day=day, defaults={"scope_path": room.scope_path, "hours": spans, "reason": said}
        )
    record(
        actor=actor,
        verb="desk.except_day",
        subject=f"room:{room.pk}",
        scope_path=room.scope_path,
        now=now,
        facts={"day": day.isoformat(), "hours": spans, "as_usual": as_usual},
        reason=said,
    )
