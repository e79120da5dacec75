"""Take an enterprise off the list of an area."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.guidance.queries.stations import listing_by_id, station
from unionhall.guidance.rules.grants import SET_AREA
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def end_area_listing(*, actor: Actor, station_code: str, listing_id: int, last_on: date, now: datetime) -> None:
    """End an entry of the list after ``last_on``: from then on the ground decides again."""
    require(actor, SET_AREA)
    # Gather
    top = station(actor, station_code, SET_AREA)
    row = listing_by_id(actor, top, listing_id)
    # Decide
    if last_on < row.from_on:
        raise Refused("guidance.ends_before_it_begins", N_("The last day lies before the first."), where="last_on")
    # Record
    row.to_on = last_on
    row.save(update_fields=["to_on"])
    audit.record(
        actor=actor,
        verb="guidance.end_area_listing",
        subject=f"organisation:{station_code}",
        scope_path=top.path,
        now=now,
        facts={"employer": row.employer.uscc, "last_on": last_on.isoformat()},
    )
