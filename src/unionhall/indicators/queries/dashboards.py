"""Everything that the dashboard of one organisation shows, counted in a handful of statements."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from unionhall.indicators.queries.figures import Figure, cohort_of, figure_from, indicator_of
from unionhall.indicators.queries.scopes import Child, Scope, children_of
from unionhall.indicators.queries.tallies import Tallies, Tally, summed, tallies_for
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

HUNDRED = "at_least_100"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation in the table; ``child`` is ``None`` for what stands at the scope itself."""

    child: Child | None
    figures: dict[str, Figure]


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Tiles of the scope and one line per federation right below it."""

    tiles: list[Figure]
    lines: list[Line] = field(default_factory=list)


def day_to_count(asked: date | None, today: date) -> date:
    """Return the day to count; a day to come is refused."""
    if asked is not None and asked > today:
        raise Refused("indicators.day_to_come", N_("{day} has not come yet. Choose today or a day before."), day=asked)
    return asked or today


def tiles_of(cohort: str, *, area: bool) -> list[tuple[str, str]]:
    """Return (indicator, cohort) of the tiles; a union has no use for figures about a whole area."""
    if not area:
        return [("membership_rate", ALL), ("members", "active"), ("members", "women"), ("employees", ALL)]
    return [
        ("union_rate", cohort),
        ("own_union_rate", HUNDRED),
        ("coverage_rate", cohort),
        ("membership_rate", ALL),
        ("terms_overdue", "grassroots"),
        ("employers", cohort),
        ("members", "active"),
        ("unions", "grassroots"),
        ("stations", "any"),
    ]


def dashboard(actor: Actor, scope: Scope, as_of: date, cohort: str) -> Dashboard:
    """Count the tiles of ``scope`` (fetched for ``actor``) and the table of what is right below it."""
    children = children_of(scope)
    cut = len(children[0].path) if children else 0
    seen: dict[tuple[str, str], Tallies] = {}
    tiles = []
    by_indicator: dict[str, Tallies] = {}
    for code, chosen in tiles_of(cohort, area=scope.is_area):
        indicator = indicator_of(code)
        known = cohort_of(indicator, chosen)
        tallies = tallies_for(indicator, scope, as_of, known, cut=cut, seen=seen)
        tiles.append(_made(code, known, summed(list(tallies.values())), scope.path, as_of))
        by_indicator.setdefault(code, tallies)
    wanted = [(tile.code, tile.cohort) for tile in tiles if tile.code in by_indicator]
    return Dashboard(tiles, _lines(children, by_indicator, wanted, scope, as_of))


def _lines(
    children: Sequence[Child],
    by_indicator: dict[str, Tallies],
    wanted: Sequence[tuple[str, str]],
    scope: Scope,
    as_of: date,
) -> list[Line]:
    if not children:
        return []
    known = {child.path for child in children}
    lines = []
    for child in children:
        figures = {
            code: _made(code, cohort, by_indicator[code].get(child.path, {}), child.path, as_of)
            for code, cohort in wanted
        }
        lines.append(Line(child, figures))
    rest = {
        code: summed([tally for place, tally in by_indicator[code].items() if place not in known]) for code, _ in wanted
    }
    if any(value for tally in rest.values() for value in tally.values()):
        figures = {code: _made(code, cohort, rest[code], scope.path, as_of) for code, cohort in wanted}
        lines.append(Line(None, figures))
    return lines


def _made(code: str, cohort: str, tally: Tally, path: str, as_of: date) -> Figure:
    return figure_from(indicator_of(code), tally, scope_path=path, as_of=as_of, cohort=cohort)
