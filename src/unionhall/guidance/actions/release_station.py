"""Free the enterprises of a station that was closed."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.guidance.queries.responsibilities import open_lists_of_station, open_of_station
from unionhall.guidance.queries.stations import station
from unionhall.guidance.rules.grants import ASSIGN
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

WHY = "station closed"


@transaction.atomic
def release_station(*, actor: Actor, station_code: str, now: datetime) -> int:
    """End what a closed station answers for, on its last day; return how many enterprises nobody answers for now."""
    require(actor, ASSIGN)
    # Gather
    top = station(actor, station_code, ASSIGN)
    running, listed = open_of_station(top.pk), open_lists_of_station(top.pk)
    # Decide
    last_on = top.closed_on
    if last_on is None:
        raise Refused(
            "guidance.still_open", N_("{station} is open; hand its enterprises over one by one."), station=top
        )
    # Record
    freed = running.update(to_on=Greatest(F("from_on"), last_on), ended_reason=WHY)
    listed.update(to_on=Greatest(F("from_on"), last_on))
    if freed:
        audit.record(
            actor=actor,
            verb="guidance.release_station",
            subject=f"organisation:{station_code}",
            scope_path=top.path,
            now=now,
            facts={"count": freed, "last_on": last_on.isoformat(), "seen_on": clock.today(now).isoformat()},
        )
    return freed
