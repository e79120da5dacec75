"""Which organisations serve regions, and which regions they may be given."""

from collections.abc import Sequence
from datetime import date

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.rules.kinds import GUIDANCE_STATION, SERVICE_STATION

SERVES = frozenset({GUIDANCE_STATION, SERVICE_STATION})
MOST_REGIONS = 2_000


def check_service(
    *, station: str, kind: str, closed_on: date | None, wanted: Sequence[str], valid: set[str], on: date
) -> None:
    """Refuse a list of regions that the station cannot serve from ``on``."""
    if kind not in SERVES:
        raise Refused(
            "registry.no_station", N_("{station} is no station; only stations serve regions."), station=station
        )
    if closed_on is not None:
        raise Refused("registry.station_closed", N_("{station} was closed on {day}."), station=station, day=closed_on)
    if not wanted:
        raise Refused("registry.no_regions", N_("Name at least one region."))
    if len(wanted) > MOST_REGIONS:
        raise Refused("registry.too_many_regions", N_("At most {most} regions at once."), most=MOST_REGIONS)
    unknown = [code for code in wanted if code not in valid]
    if unknown:
        raise Refused(
            "registry.unknown_regions",
            N_("Not valid on {day}: {codes}. Look the codes up in the list of regions."),
            day=on.isoformat(),
            codes=", ".join(unknown[:10]),
        )
