"""Let a station answer for everybody of its area whom no station has."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.guidance.models import Responsibility
from unionhall.guidance.queries.responsibilities import unheld
from unionhall.guidance.queries.stations import area_employers, standing_of, station
from unionhall.guidance.rules.grants import ASSIGN
from unionhall.guidance.rules.network import check_station
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

BATCH = 1_000


@transaction.atomic
def assign_area(*, actor: Actor, station_code: str, from_on: date, now: datetime) -> int:
    """Take every open enterprise of the area that nobody answers for; return how many. Others stay where they are.

    An enterprise that opened later than ``from_on`` is taken from its opening.
    """
    require(actor, ASSIGN)
    # Gather
    top = station(actor, station_code, ASSIGN)
    today = clock.today(now)
    free = unheld(area_employers(top, today), from_on).select_for_update(of=("self",))
    found = list(free.values_list("pk", "opened_on"))
    # Decide
    check_station(standing_of(top), on=from_on)
    if from_on > today:
        raise Refused("guidance.not_yet", N_("That day is still to come; do it on the day."), where="from_on")
    # Record
    Responsibility.objects.bulk_create(
        (
            Responsibility(
                employer_id=pk,
                station=top,
                from_on=max(from_on, opened_on or from_on),
                taken_by_id=actor.account_id,
            )
            for pk, opened_on in found
        ),
        batch_size=BATCH,
    )
    if found:
        audit.record(
            actor=actor,
            verb="guidance.assign_area",
            subject=f"organisation:{station_code}",
            scope_path=top.path,
            now=now,
            facts={"count": len(found), "from_on": from_on.isoformat()},
        )
    return len(found)
