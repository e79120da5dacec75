"""Take enterprises into the area of a station, or leave them out of it, whatever their ground says."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.guidance.models import AreaEmployer
from unionhall.guidance.queries.responsibilities import employers_coded
from unionhall.guidance.queries.stations import running_listings, standing_of, station
from unionhall.guidance.rules.grants import SET_AREA
from unionhall.guidance.rules.network import LONGEST_REASON, check_listing
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_


@transaction.atomic
def list_area_employers(
    *,
    actor: Actor,
    station_code: str,
    usccs: Sequence[str],
    included: bool,
    from_on: date,
    reason: str,
    now: datetime,
) -> int:
    """Put enterprises on the area's list; the actor must reach the station and each of them. Return how many were new.

    An enterprise on the list already, the same way, stays as it is; the other way round must be ended first.
    """
    require(actor, SET_AREA)
    codes = list(dict.fromkeys(usccs))
    # Gather
    top = station(actor, station_code, SET_AREA)
    employers = employers_coded(actor, codes, SET_AREA)
    running = running_listings(top, (row.pk for row in employers.values()))
    # Decide
    check_listing(station=standing_of(top), names=len(codes), reason=reason, from_on=from_on)
    if from_on > clock.today(now):
        raise Refused("guidance.not_yet", N_("That day is still to come; do it on the day."), where="from_on")
    fresh = []
    for code in codes:
        employer = employers[code]
        known = running.get(employer.pk)
        if known is not None and known.included != included:
            raise Conflict(
                "guidance.listed_otherwise",
                N_("{employer} stands on the list the other way round since {since}. End that first."),
                employer=employer.name,
                since=known.from_on,
            )
        if known is None:
            fresh.append(employer)
    # Record
    said = reason.strip()[:LONGEST_REASON]
    AreaEmployer.objects.bulk_create(
        AreaEmployer(
            station=top,
            employer=employer,
            included=included,
            from_on=from_on,
            reason=said,
            listed_by_id=actor.account_id,
        )
        for employer in fresh
    )
    if fresh:
        audit.record(
            actor=actor,
            verb="guidance.list_area_employers",
            subject=f"organisation:{station_code}",
            scope_path=top.path,
            now=now,
            facts={"employers": [row.uscc for row in fresh], "included": included, "from_on": from_on.isoformat()},
            reason=said,
        )
    return len(fresh)
