"""Lay down the weekly hours of a room."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.premises import room_by_id
from unionhall.desk.rules.duty import DAYS, read_hours
from unionhall.desk.rules.grants import KEEP_PREMISES
from unionhall.desk.rules.versions import same_version
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def set_duty_hours(
    *,
    actor: Actor,
    room_id: int,
    version: int,
    week: Sequence[str],
    closed_on_holidays: bool = True,
    now: datetime,
) -> int:
    """Keep seven texts, Monday first, like "8:30-11:30, 13:00-17:00"; empty is closed. Return the new version."""
    require(actor, KEEP_PREMISES)
    # Gather
    room = room_by_id(actor, room_id, KEEP_PREMISES, lock=True)
    # Decide
    same_version(room.version, version)
    if len(week) != len(DAYS):
        raise Refused("desk.seven_days", N_("The weekly table has seven days, Monday first."))
    hours = [[list(span) for span in read_hours(text)] for text in week]
    # Record
    room.week, room.closed_on_holidays = hours, closed_on_holidays
    room.version += 1
    room.save(update_fields=["week", "closed_on_holidays", "version"])
    record(
        actor=actor,
        verb="desk.set_duty_hours",
        subject=f"room:{room.pk}",
        scope_path=room.scope_path,
        now=now,
        facts={"week": hours, "closed_on_holidays": closed_on_holidays},
    )
    return int(room.version)
