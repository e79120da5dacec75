"""Reads kept figures, and the figures that a snapshot would keep."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from unionhall.base.authority import within
from unionhall.indicators.models import Snapshot
from unionhall.indicators.queries.figures import Figure, cohort_of, figure_from, indicator_of
from unionhall.indicators.queries.scopes import AREA_KINDS, Scope
from unionhall.indicators.queries.tallies import tallies_for
from unionhall.indicators.rules.keeping import kept_figures
from unionhall.indicators.rules.shares import share
from unionhall.registry.models import Organisation


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a trend; ``taken_at`` says that it was kept then, ``None`` that it was counted just now."""

    figure: Figure
    taken_at: datetime | None


@dataclass(frozen=True, slots=True)
class Kept:
    """One day on which figures of a scope were kept."""

    as_of: date
    taken_at: datetime
    taken_by: str
    figures: int


def figures_to_keep(scope: Scope, as_of: date, *, cut: int = 0) -> Iterator[Figure]:
    """Yield the figures of a scope, or, with ``cut``, of every federation at that depth of path, set-wise."""
    for code, cohort in kept_figures():
        indicator = indicator_of(code)
        tallies = tallies_for(indicator, scope, as_of, cohort, cut=cut)
        places = _federations(cut) if cut else [scope.path]
        for place in places:
            tally = tallies.get(place if cut else "", {})
            yield figure_from(indicator, tally, scope_path=place, as_of=as_of, cohort=cohort)


def _federations(length: int) -> list[str]:
    rows = Organisation.objects.filter(kind__in=sorted(AREA_KINDS), depth=length // Organisation.steplen)
    return list(rows.order_by("path").values_list("path", flat=True))


def federation_depths() -> list[int]:
    """Return the depths at which federations stand."""
    rows = Organisation.objects.filter(kind__in=sorted(AREA_KINDS)).order_by("depth")
    return list(rows.values_list("depth", flat=True).distinct())


def kept_days(scope: Scope, *, limit: int = 24) -> list[Kept]:
    """Return the days whose figures were kept for exactly this scope, the latest first."""
    rows = (
        Snapshot.objects.filter(scope_path=scope.path, indicator="union_rate", cohort="all")
        .order_by("-as_of")
        .values_list("as_of", "taken_at", "taken_by")[:limit]
    )
    return [Kept(as_of=row[0], taken_at=row[1], taken_by=row[2], figures=len(kept_figures())) for row in rows]


def snapshots(scope: Scope, *, as_of: date) -> list[tuple[Figure, datetime]]:
    """Return the figures kept for exactly this scope on one day."""
    rows = Snapshot.objects.filter(scope_path=scope.path, as_of=as_of).order_by("indicator", "cohort", "version")
    return [(_figure(row), row.taken_at) for row in rows]


def is_kept(scope_path: str, as_of: date) -> bool:
    """Tell whether a day's figures were kept for anything below ``scope_path``."""
    return Snapshot.objects.filter(within(scope_path), as_of=as_of).exists()


def trend(scope: Scope, code: str, cohort: str, days: Sequence[date]) -> list[Point]:
    """Return a figure on several days: as kept where it was kept by today's definition, else counted now."""
    indicator = indicator_of(code)
    chosen = cohort_of(indicator, cohort)
    kept = {
        row.as_of: row
        for row in Snapshot.objects.filter(
            scope_path=scope.path, indicator=code, cohort=chosen, version=indicator.version, as_of__in=days
        )
    }
    points = []
    for day in days:
        if day in kept:
            points.append(Point(_figure(kept[day]), kept[day].taken_at))
            continue
        tally = tallies_for(indicator, scope, day, chosen).get("", {})
        figure = figure_from(indicator, tally, scope_path=scope.path, as_of=day, cohort=chosen)
        points.append(Point(figure, None))
    return points


def _figure(row: Snapshot) -> Figure:
    value = row.numerator if row.denominator is None else share(row.numerator, row.denominator)
    return Figure(
        code=row.indicator,
        scope_path=row.scope_path,
        as_of=row.as_of,
        cohort=row.cohort,
        numerator=row.numerator,
        denominator=row.denominator,
        value=value,
        unknown=row.unknown,
        paper=row.paper,
        version=row.version,
    )
