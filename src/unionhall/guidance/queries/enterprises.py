"""Enterprises with what is known of them on a day: one query, from which the rule of ``rules/risk.py`` judges."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from unionhall.guidance.models import EmployerPractice, Responsibility
from unionhall.guidance.queries.responsibilities import reachable
from unionhall.guidance.queries.stations import area_condition, open_on
from unionhall.guidance.rules import risk
from unionhall.guidance.rules.practices import CONGRESS, CONTRACT, OPENNESS
from unionhall.guidance.rules.risk import Facts, Judgement, Known, judge
from unionhall.kernel.actors import Actor
from unionhall.registry.models import Coverage, Employer, EmployerYear, Organisation
from unionhall.registry.queries.listed import running_on
from unionhall.registry.rules.kinds import FEDERATION


def with_facts(rows: QuerySet[Employer], on: date) -> QuerySet[Employer]:
    """Add what is known on a day: station, union and its term, staff, congress, openness, contract."""
    answered = Responsibility.objects.filter(running_on(on), employer=OuterRef("pk")).order_by("from_on")
    own = (
        Coverage.objects.filter(running_on(on), Q(union__closed_on__isnull=True) | Q(union__closed_on__gte=on))
        .filter(employer=OuterRef("pk"))
        .exclude(mode=FEDERATION)
        .order_by("from_on", "pk")
    )
    year = EmployerYear.objects.filter(employer=OuterRef("pk"), year__lte=on.year).order_by("-year")
    return rows.annotate(
        station_code=Subquery(answered.values("station__code")[:1]),
        station_name=Subquery(answered.values("station__name")[:1]),
        headcount=Subquery(year.values("headcount")[:1]),
        facts_year=Subquery(year.values("year")[:1]),
        union_code=Subquery(own.values("union__code")[:1]),
        union_name=Subquery(own.values("union__name")[:1]),
        term_ends_on=Subquery(own.values("union__term_ends_on")[:1]),
        **{
            f"{kind}_{name}": Subquery(_practices(kind, on, name).values(field)[:1])
            for kind in (CONGRESS, OPENNESS, CONTRACT)
            for name, field in _PARTS[kind].items()
        },
    )


_PARTS = {
    CONGRESS: {"last_on": "held_on", "none_on": "held_on"},
    OPENNESS: {"last_on": "held_on", "until": "valid_to", "none_on": "held_on"},
    CONTRACT: {"last_on": "held_on", "until": "valid_to", "none_on": "held_on"},
}


def _practices(kind: str, on: date, name: str) -> QuerySet[EmployerPractice]:
    """Return the facts of one kind, the one first that answers for ``name``."""
    rows = EmployerPractice.objects.filter(
        employer=OuterRef("pk"), kind=kind, held=name != "none_on", held_on__lte=on, withdrawn_at__isnull=True
    )
    return rows.order_by("-valid_to" if name == "until" else "-held_on")


def facts_of(row: Any) -> Facts:
    """Return what a row of ``with_facts`` knows, for the rule."""
    return Facts(
        headcount=row.headcount,
        union=row.union_code is not None,
        term_ends_on=row.term_ends_on,
        congress=Known(row.congress_last_on, None, row.congress_none_on),
        openness=Known(row.openness_last_on, row.openness_until, row.openness_none_on),
        contract=Known(row.contract_last_on, row.contract_until, row.contract_none_on),
    )


def conditions(on: date) -> dict[str, dict[str, Q]]:
    """Return, by reason and colour, the conditions on rows of ``with_facts`` that ``rules/risk.py`` states in words."""
    unionised, bare = Q(union_code__isnull=False), Q(union_code__isnull=True)
    large = Q(headcount__isnull=True) | Q(headcount__gte=risk.STAFF_FOR_A_UNION)
    year_ago = risk.months_before(on, risk.CONGRESS_MONTHS)
    nearly = risk.months_before(on + timedelta(days=risk.CONGRESS_SOON), risk.CONGRESS_MONTHS)
    return {
        risk.UNION: {
            risk.RED: bare & Q(headcount__gte=risk.STAFF_FOR_A_UNION),
            risk.UNKNOWN: bare & Q(headcount__isnull=True),
        },
        risk.TERM: {
            risk.RED: unionised & Q(term_ends_on__lt=on),
            risk.SOON: unionised & Q(term_ends_on__gte=on, term_ends_on__lte=on + timedelta(days=risk.TERM_SOON)),
            risk.UNKNOWN: unionised & Q(term_ends_on__isnull=True),
        },
        risk.CONGRESS: {
            risk.RED: unionised
            & (Q(congress_last_on__lt=year_ago) | Q(congress_last_on__isnull=True, congress_none_on__isnull=False)),
            risk.SOON: unionised & Q(congress_last_on__gte=year_ago, congress_last_on__lt=nearly),
            risk.UNKNOWN: unionised & Q(congress_last_on__isnull=True, congress_none_on__isnull=True),
        },
        risk.OPENNESS: _lasting("openness", unionised, on, soon=(risk.SOON, risk.OPENNESS_SOON)),
        risk.CONTRACT: _lasting("contract", unionised & large, on, soon=(risk.RED, risk.CONTRACT_SOON)),
    }


def _lasting(kind: str, whom: Q, on: date, *, soon: tuple[str, int]) -> dict[str, Q]:
    none, last, until = f"{kind}_none_on", f"{kind}_last_on", f"{kind}_until"
    missing = Q(**{f"{none}__isnull": False}) & (Q(**{f"{last}__isnull": True}) | Q(**{f"{none}__gt": F(last)}))
    there = Q(**{f"{last}__isnull": False}) & (Q(**{f"{none}__isnull": True}) | Q(**{f"{none}__lte": F(last)}))
    colour, days = soon
    nearly = there & Q(**{f"{until}__gte": on, f"{until}__lte": on + timedelta(days=days)})
    found = {
        risk.RED: whom & (missing | (there & Q(**{f"{until}__lt": on}))),
        risk.UNKNOWN: whom & Q(**{f"{last}__isnull": True, f"{none}__isnull": True}),
    }
    found[colour] = found[colour] | (whom & nearly) if colour in found else whom & nearly
    return found


def with_colour(rows: QuerySet[Employer], on: date) -> QuerySet[Employer]:
    """Add the colour to rows of ``with_facts``, so that a list can be narrowed by it."""
    by_reason = conditions(on)
    whens = []
    for colour in (risk.RED, risk.SOON, risk.UNKNOWN):
        some = [found[colour] for found in by_reason.values() if colour in found]
        joined = some[0]
        for one in some[1:]:
            joined = joined | one
        whens.append(When(joined, then=Value(colour)))
    return rows.annotate(colour=Case(*whens, default=Value(risk.FINE), output_field=CharField()))


def enterprise_rows(actor: Actor, today: date) -> QuerySet[Employer]:
    """Return the open enterprises within reach for the list."""
    return with_colour(with_facts(reachable(actor, today).filter(open_on(today)), today), today)


def answered_by(top: Organisation, on: date) -> Q:
    """Return the condition "this station answers for it on a day"."""
    return Q(Exists(Responsibility.objects.filter(running_on(on), station=top, employer=OuterRef("pk"))))


def unanswered(on: date) -> Q:
    """Return the condition "no station answers for it on a day"."""
    return ~Q(Exists(Responsibility.objects.filter(running_on(on), employer=OuterRef("pk"))))


def in_area(top: Organisation, on: date) -> Q:
    """Return the condition "the area of this station holds it on a day"."""
    return area_condition(top, on)


@dataclass(frozen=True, slots=True)
class Judged:
    """One enterprise as judged on a day."""

    employer_id: int
    uscc: str
    name: str
    station_code: str | None
    facts: Facts
    judgement: Judgement


def judged(rows: Iterable[Any], on: date) -> Iterator[Judged]:
    """Judge rows of ``with_facts`` by the rule."""
    for row in rows:
        facts = facts_of(row)
        yield Judged(row.pk, row.uscc, row.name, row.station_code, facts, judge(facts, on))


def judged_one(employer: Employer, on: date) -> tuple[Any, Judgement]:
    """Return one enterprise with its facts, and its judgement."""
    row = with_facts(Employer.objects.filter(pk=employer.pk), on).get()
    return row, judge(facts_of(row), on)
