"""Figures: counted, never typed. One indicator, one scope, one day, one cohort."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from unionhall.indicators.queries.scopes import Child, Scope, children_of, scope_at
from unionhall.indicators.queries.tallies import Tally, summed, tallies_for
from unionhall.indicators.rules.definitions import INDICATORS, Indicator
from unionhall.indicators.rules.shares import share
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_


@dataclass(frozen=True, slots=True)
class Figure:
    """What was counted.

    ``denominator`` is ``None`` for a count. ``value`` is the count, or the exact share, or ``None`` ("—") when there is
    nothing to divide by. ``unknown`` rows could not be judged for want of a fact; ``paper`` are covered, or exist, on
    paper only and do not count.
    """

    code: str
    scope_path: str
    as_of: date
    cohort: str
    numerator: int
    denominator: int | None
    value: Fraction | int | None
    unknown: int = 0
    paper: int = 0
    version: int = 1


def indicator_of(code: str, *, counted: bool = True) -> Indicator:
    """Return the indicator ``code``; refuses one that cannot be counted yet unless ``counted`` is False."""
    indicator = INDICATORS.get(code)
    if indicator is None:
        raise NotFound("indicators.unknown", N_("There is no indicator {code}. See the definitions."), code=code)
    if counted and not indicator.counted:
        raise Refused(
            "indicators.not_counted_yet",
            N_("The indicator {code} is not counted yet: its records are not kept here so far."),
            code=code,
        )
    return indicator


def cohort_of(indicator: Indicator, cohort: str) -> str:
    """Return ``cohort``, or the indicator's first when empty; refuses one that the indicator does not offer."""
    if not cohort:
        return indicator.default_cohort
    if indicator.cohorts is None or cohort not in indicator.cohorts:
        raise Refused(
            "indicators.unknown_cohort",
            N_("The indicator {code} has no cohort {cohort}. See its definition for those it has."),
            code=indicator.code,
            cohort=cohort,
        )
    return cohort


def compute(code: str, *, actor: Actor, scope_path: str, as_of: date, cohort: str = "") -> Figure:
    """Count one indicator for the organisation at ``scope_path`` and everything below it, as of a day."""
    indicator = indicator_of(code)
    chosen = cohort_of(indicator, cohort)
    scope = scope_at(actor, scope_path)
    tally = tallies_for(indicator, scope, as_of, chosen).get("", {})
    return figure_from(indicator, tally, scope_path=scope_path, as_of=as_of, cohort=chosen)


def compute_by_child(
    code: str, *, actor: Actor, scope: Scope, as_of: date, cohort: str = ""
) -> tuple[Figure, list[tuple[Child, Figure]], Figure | None]:
    """Count one indicator for a scope, for each federation right below it, and for the rest (``None`` if no rest).

    One statement per subject counts all of them. Rows at the scope itself, or below an organisation that is no
    federation, are the rest.
    """
    indicator = indicator_of(code)
    chosen = cohort_of(indicator, cohort)
    children = children_of(scope)
    cut = len(children[0].path) if children else 0
    tallies = tallies_for(indicator, scope, as_of, chosen, cut=cut)
    known = {child.path for child in children}

    def made(tally: Tally, path: str) -> Figure:
        return figure_from(indicator, tally, scope_path=path, as_of=as_of, cohort=chosen)

    total = made(summed(list(tallies.values())), scope.path)
    rows = [(child, made(tallies.get(child.path, {}), child.path)) for child in children]
    rest = summed([tally for place, tally in tallies.items() if place not in known])
    return total, rows, made(rest, scope.path) if children and any(rest.values()) else None


def figure_from(indicator: Indicator, tally: Tally, *, scope_path: str, as_of: date, cohort: str) -> Figure:
    """Turn counted columns into the figure of ``indicator``."""
    assert indicator.over is not None
    numerator = tally.get(indicator.over.column, 0)
    unknown = tally.get("unjudged", 0)
    for part in (indicator.over, indicator.under):
        if part is not None and part.column in {"headcount", "covered_headcount"}:
            unknown += tally.get(f"{part.column}_unknown", 0)
    unknown += tally.get(f"{indicator.over.column}_unknown", 0) if indicator.over.column.startswith("practises_") else 0
    if indicator.over.subject == "organisations":
        unknown += tally.get("term_unknown", 0)
    denominator = None if indicator.under is None else tally.get(indicator.under.column, 0)
    return Figure(
        code=indicator.code,
        scope_path=scope_path,
        as_of=as_of,
        cohort=cohort,
        numerator=numerator,
        denominator=denominator,
        value=numerator if denominator is None else share(numerator, denominator),
        unknown=unknown,
        paper=tally.get("paper", 0),
        version=indicator.version,
    )
