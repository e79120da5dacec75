"""End that a station serves regions."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.models import ServedRegion
from unionhall.registry.queries.organisations import organisations_by_code

GRANT = "registry.found_organisation"


@transaction.atomic
def stop_serving_region(
    *, actor: Actor, station_code: str, region_codes: Iterable[str], last_on: date, now: datetime
) -> int:
    """End the service of these regions after ``last_on``; return how many ended."""
    require(actor, GRANT)
    codes = list(dict.fromkeys(region_codes))
    # Gather
    station = organisations_by_code(actor, [station_code], GRANT, lock=True)[station_code]
    serving = ServedRegion.objects.filter(station=station, region_code__in=codes, to_on__isnull=True)
    # Decide
    if serving.filter(from_on__gt=last_on).exists():
        raise Refused(
            "registry.ends_before_it_begins",
            N_("{subject}: the last day lies before the first."),
            subject=station.name,
        )
    # Record
    ended = serving.update(to_on=last_on)
    if ended:
        audit.record(
            actor=actor,
            verb="registry.stop_serving_region",
            subject=f"organisation:{station_code}",
            scope_path=station.path,
            now=now,
            facts={"regions": codes, "last_on": last_on.isoformat()},
        )
    return ended
