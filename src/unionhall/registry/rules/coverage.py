"""Which union may cover which employer, how and when: one union at a time, in the fitting mode."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from unionhall.kernel.errors import Refused
from unionhall.kernel.spans import Span
from unionhall.kernel.text import N_
from unionhall.registry.rules.kinds import (
    COMMUNITY_UNION,
    COUNTY_FEDERATION,
    COVERAGE_MODES,
    ENTERPRISE_GROUP_UNION,
    FEDERATION,
    JOINT,
    JOINT_UNION,
    ORGANIZER,
    OWN,
    PARK_FEDERATION,
    SECTOR_FEDERATION,
    SINGLE_UNION,
    TOWN_FEDERATION,
)
from unionhall.registry.rules.rows import NewCoverage

# 工会法 art. 11: one employer's own union (or organizer), a joint one of several, else the federation's reach.
MODE_KINDS = {
    OWN: frozenset({SINGLE_UNION, ENTERPRISE_GROUP_UNION, ORGANIZER}),
    JOINT: frozenset({JOINT_UNION, COMMUNITY_UNION}),
    FEDERATION: frozenset({COUNTY_FEDERATION, PARK_FEDERATION, TOWN_FEDERATION, SECTOR_FEDERATION, COMMUNITY_UNION}),
}
assert MODE_KINDS.keys() == COVERAGE_MODES.keys()


@dataclass(frozen=True, slots=True)
class StandingCoverage:
    """A coverage on file."""

    uscc: str
    union_code: str
    mode: str
    from_on: date
    to_on: date | None


@dataclass(frozen=True, slots=True)
class Lifetime:
    """How long an employer or a union stands; ``kind`` of a union, empty for an employer."""

    from_on: date | None
    to_on: date | None
    kind: str = ""
    name: str = ""


def check_coverages(
    rows: Sequence[NewCoverage],
    *,
    employers: Mapping[str, Lifetime],
    unions: Mapping[str, Lifetime],
    standing: Iterable[StandingCoverage],
) -> None:
    """Refuse the batch at the first row that cannot stand beside the others and what is on file."""
    by_employer: dict[str, list[StandingCoverage]] = defaultdict(list)
    owned_by: dict[str, list[StandingCoverage]] = defaultdict(list)
    for held in standing:
        by_employer[held.uscc].append(held)
        if held.mode == OWN:
            owned_by[held.union_code].append(held)
    for row in rows:
        _check_alone(row, employers[row.uscc], unions[row.union_code])
        span = Span(row.from_on, row.to_on)
        for held in by_employer[row.uscc]:
            if span.overlaps(Span(held.from_on, held.to_on)):
                raise Refused(
                    "registry.covered_already",
                    N_("{uscc} is covered from {day} by another union or by this one. End that first, with its date."),
                    uscc=row.uscc,
                    day=held.from_on,
                )
        for held in owned_by[row.union_code] if row.mode == OWN else ():
            if held.uscc != row.uscc and span.overlaps(Span(held.from_on, held.to_on)):
                raise Refused(
                    "registry.own_union_of_another",
                    N_("{union} is another employer's own union in that time. Choose its own, or mode “joint”."),
                    union=unions[row.union_code].name,
                )
        fresh = StandingCoverage(row.uscc, row.union_code, row.mode, row.from_on, row.to_on)
        by_employer[row.uscc].append(fresh)
        if row.mode == OWN:
            owned_by[row.union_code].append(fresh)


def _check_alone(row: NewCoverage, employer: Lifetime, union: Lifetime) -> None:
    if row.mode not in MODE_KINDS:
        raise Refused("registry.unknown_mode", N_("There is no way of covering called {mode}."), mode=row.mode)
    if row.to_on is not None and row.to_on < row.from_on:
        raise Refused(
            "registry.ends_before_it_begins", N_("{subject}: the last day lies before the first."), subject=row.uscc
        )
    if union.kind not in MODE_KINDS[row.mode]:
        raise Refused(
            "registry.mode_does_not_fit",
            N_("{union} cannot cover employers in this mode. Choose the mode that fits its kind."),
            union=union.name,
            mode=row.mode,
            kind=union.kind,
        )
    for one in (employer, union):
        if one.from_on is not None and row.from_on < one.from_on:
            raise Refused(
                "registry.before_it_stood",
                N_("{subject} stands only from {day}; it cannot take part in a coverage before."),
                subject=one.name,
                day=one.from_on,
            )
        if one.to_on is not None and (row.to_on is None or row.to_on > one.to_on):
            raise Refused(
                "registry.after_it_closed",
                N_("{subject} was closed on {day}; a coverage cannot reach beyond."),
                subject=one.name,
                day=one.to_on,
            )
