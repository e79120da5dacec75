"""Say which regions a station serves: an explicit list, never a prefix of codes."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.models import ServedRegion
from unionhall.registry.queries.organisations import organisations_by_code
from unionhall.registry.queries.regions import codes_valid, served
from unionhall.registry.rules.stations import check_service

GRANT = "registry.found_organisation"


@transaction.atomic
def serve_region(*, actor: Actor, station_code: str, region_codes: Iterable[str], from_on: date, now: datetime) -> int:
    """Let the station serve the regions from a day; return how many were new. Regions it serves already stay."""
    require(actor, GRANT)
    wanted = list(dict.fromkeys(region_codes))
    # Gather
    station = organisations_by_code(actor, [station_code], GRANT, lock=True)[station_code]
    valid = codes_valid(wanted, from_on)
    serving = set(served([station.pk], on=from_on).values_list("region_code", flat=True))
    # Decide
    check_service(
        station=station.name, kind=station.kind, closed_on=station.closed_on, wanted=wanted, valid=valid, on=from_on
    )
    new = [code for code in wanted if code not in serving]
    # Record
    ServedRegion.objects.bulk_create(
        ServedRegion(station=station, scope_path=station.path, region_code=code, from_on=from_on) for code in new
    )
    if new:
        audit.record(
            actor=actor,
            verb="registry.serve_region",
            subject=f"organisation:{station_code}",
            scope_path=station.path,
            now=now,
            facts={"regions": new, "from_on": from_on.isoformat()},
        )
    return len(new)
