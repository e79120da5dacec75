"""Figures of a station or of a ground on a day, and the enterprises behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from unionhall.base.authority import within
from unionhall.desk.queries.order_figures import KindFigures, OrderFigures, figures_by_kind, order_figures
from unionhall.guidance.models import Responsibility
from unionhall.guidance.queries.enterprises import Judged, answered_by, judged, unanswered, with_facts
from unionhall.guidance.queries.responsibilities import reachable
from unionhall.guidance.queries.stations import area_employers, open_on
from unionhall.guidance.rules.figures import Figures, shows, tally
from unionhall.kernel.actors import Actor
from unionhall.registry.models import Employer, Organisation
from unionhall.registry.rules.kinds import GUIDANCE_STATION
from unionhall.registry.rules.tree import STEP

YEAR = timedelta(days=365)


def enterprises_of(top: Organisation, on: date) -> QuerySet[Employer]:
    """Return the open enterprises of a station on a day, or those on the ground of any other organisation."""
    rows = Employer.objects.filter(open_on(on)).order_by("pk")
    return rows.filter(answered_by(top, on) if top.kind == GUIDANCE_STATION else within(top.path))


def judged_of(top: Organisation, on: date) -> list[Judged]:
    """Judge every enterprise of a station or ground that the reader was let in to: one query."""
    return list(judged(with_facts(enterprises_of(top, on), on), on))


def judged_within(actor: Actor, top: Organisation, on: date) -> list[Judged]:
    """The same, of those only that the actor reaches itself."""
    rows = enterprises_of(top, on).filter(pk__in=reachable(actor, on).order_by().values("pk"))
    return list(judged(with_facts(rows, on), on))


def figures_of(rows: Sequence[Judged], on: date) -> Figures:
    """Count judged enterprises."""
    return tally(((row.facts, row.judgement) for row in rows), on)


def behind(rows: Sequence[Judged], what: str, on: date) -> list[Judged]:
    """Return the enterprises behind one figure."""
    return [row for row in rows if shows(what, row.facts, row.judgement, on)]


@dataclass(frozen=True, slots=True)
class Area:
    """How much of an area is taken: enterprises in it, of those answered for by nobody."""

    enterprises: int
    free: int


def area_of(top: Organisation, on: date) -> Area:
    """Count the area of a station: one query."""
    found = area_employers(top, on).order_by().aggregate(all=Count("pk"), free=Count("pk", filter=unanswered(on)))
    return Area(found["all"], found["free"])


def per_station(rows: Sequence[Judged], on: date) -> list[tuple[str, Figures]]:
    """Return the figures by station code ("" where nobody answers), the largest first."""
    by_station: dict[str, list[Judged]] = {}
    for row in rows:
        by_station.setdefault(row.station_code or "", []).append(row)
    counted = [(code, figures_of(some, on)) for code, some in by_station.items()]
    return sorted(counted, key=lambda pair: (not pair[0], -pair[1].enterprises, pair[0]))


def orders_on_ground(top: Organisation, on: date) -> tuple[OrderFigures, list[KindFigures]]:
    """Return what was asked for in the last year on the ground of the federation that keeps the station."""
    host = top.path[:-STEP] if top.kind == GUIDANCE_STATION else top.path
    return order_figures(host, on - YEAR, on, on), figures_by_kind(host, on - YEAR, on)


def responsible_count(top: Organisation, on: date) -> int:
    """Count the open enterprises that a station answers for."""
    return int(
        Responsibility.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=on), from_on__lte=on, station=top)
        .filter(open_on(on, "employer__"))
        .count()
    )
