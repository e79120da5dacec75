"""The list of rows behind each number: those that fulfil the indicator, those that miss it, those not to be judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from unionhall.desk.rules.order_types import ORDER_TYPES
from unionhall.indicators.queries import cohort_rows, happened, practices
from unionhall.indicators.queries.figures import cohort_of, indicator_of
from unionhall.indicators.queries.scopes import Scope
from unionhall.indicators.rules import cohorts, definitions
from unionhall.indicators.rules.definitions import Indicator
from unionhall.indicators.rules.parts import MISSING, NUMERATOR, PAPER, UNKNOWN, masked_name, parts_of
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_, Sentence
from unionhall.registry.models import Organisation
from unionhall.registry.rules.kinds import COVERAGE_MODES, KINDS, POSTS, STATUSES

PAGE = 50
_YES, _NO = Sentence(N_("Yes")), Sentence(N_("No"))
_MODES = {
    1: Sentence(COVERAGE_MODES["own"]),
    2: Sentence(COVERAGE_MODES["joint"]),
    3: Sentence(COVERAGE_MODES["federation"]),
}
_Q = dict[str, Q]

_PAPER = Q(best__isnull=True, touched=1)
_EMPLOYER_PARTS: dict[str, _Q] = {
    "unionised": {NUMERATOR: Q(best__lte=2), MISSING: Q(best__isnull=True) | Q(best=3), PAPER: _PAPER},
    "own": {NUMERATOR: Q(best=1), MISSING: Q(best__isnull=True) | Q(best__gt=1), PAPER: _PAPER},
    "covered": {NUMERATOR: Q(best__lte=3), MISSING: Q(best__isnull=True), PAPER: _PAPER},
    "employers": {NUMERATOR: Q()},
    "headcount": {NUMERATOR: Q(headcount__isnull=False), UNKNOWN: Q(headcount__isnull=True)},
    "covered_headcount": {
        NUMERATOR: Q(best__lte=3, headcount__isnull=False),
        UNKNOWN: Q(best__lte=3, headcount__isnull=True),
    },
}
_COUNTS = Q(valid=1, peopled=1)
_UNION_PARTS: dict[str, _Q] = {
    "effective": {NUMERATOR: _COUNTS, MISSING: Q(valid=0) | Q(peopled=0)},
    "paper": {NUMERATOR: Q(valid=0) | Q(peopled=0), MISSING: _COUNTS},
    "overdue": {NUMERATOR: Q(overdue=1), MISSING: Q(overdue=0, with_term=1), UNKNOWN: Q(with_term=0)},
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row behind a number: its ``code`` (empty for people), its ``name`` and what the columns say of it.

    A cell is a number, a day, a name (text) or words of ours (a ``Sentence`` to say in the reader's language).
    """

    code: str
    name: str
    cells: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of rows; ``columns`` are headings to translate, ``next_after`` continues (``None``: the end)."""

    subject: str
    columns: tuple[str, ...]
    rows: list[Row]
    next_after: int | None


def rows_behind(
    code: str,
    *,
    actor: Actor,
    scope: Scope,
    as_of: date,
    cohort: str = "",
    part: str = NUMERATOR,
    subject: str = "",
    after: int = 0,
    limit: int = PAGE,
) -> Rows:
    """Return one page of the rows behind a figure of ``scope`` (which was fetched for ``actor``).

    ``part`` is one of ``parts_of``; ``subject`` chooses between numerator and denominator where they count different
    things (members over employees). Names of people are masked here: a figure needs no names.
    """
    indicator = indicator_of(code)
    chosen = cohort_of(indicator, cohort)
    if part not in parts_of(indicator, subject):
        raise NotFound("base.not_found", N_("Nothing here under this address. It may have moved, or it is not yours."))
    wanted = subject or (indicator.over.subject if indicator.over else "")
    rows, columns, made = _READERS[wanted](indicator, scope, as_of, chosen, part)
    page = list(rows.filter(pk__gt=after).order_by("pk")[: limit + 1])
    more = len(page) > limit
    page = page[:limit]
    return Rows(wanted, columns, made(page), page[-1].pk if more else None)


Read = tuple[QuerySet[Any], tuple[str, ...], Callable[[Sequence[Any]], list[Row]]]


def _employers(indicator: Indicator, scope: Scope, day: date, cohort: str, part: str) -> Read:
    assert indicator.over is not None
    chosen = cohorts.EMPLOYERS[cohort]
    counted = indicator.over if indicator.over.subject == definitions.EMPLOYERS else indicator.under
    assert counted is not None
    columns = (N_("Headcount"), N_("Above scale"), N_("Facts of"), N_("Covered by"), N_("Union"))
    rows: QuerySet[Any] = cohort_rows.employers(scope, day, chosen)
    if counted.column in practices.FLAGS.values():
        rows = practices.practising(scope, day, chosen)
        choices = practices.parts(counted.column)
    else:
        choices = _EMPLOYER_PARTS[counted.column]
    if part == UNKNOWN and UNKNOWN not in choices:
        judged = cohort_rows.unjudged_employers(scope, day, chosen)
        return judged, columns[:3], lambda page: [Row(e.uscc, e.name, _facts(e)) for e in page]

    def made(page: Sequence[Any]) -> list[Row]:
        names = dict(
            Organisation.objects.filter(pk__in={e.best_union for e in page if e.best_union}).values_list("pk", "name")
        )
        return [
            Row(e.uscc, e.name, (*_facts(e), _MODES.get(e.best, _no_union(e.touched)), names.get(e.best_union, "")))
            for e in page
        ]

    return rows.filter(choices[part]), columns, made


def _no_union(touched: int) -> Sentence:
    return Sentence(N_("On paper only")) if touched else Sentence(N_("No union"))


def _facts(employer: Any) -> tuple[object, ...]:
    above = {True: _YES, False: _NO}.get(employer.above_scale, Sentence(N_("Not known")))
    return (employer.headcount, above, str(employer.facts_year or ""))


def _members(indicator: Indicator, scope: Scope, day: date, cohort: str, part: str) -> Read:
    chosen = cohorts.MEMBERS.get(cohort, cohorts.MEMBERS["active"])
    rows: QuerySet[Any] = cohort_rows.members(scope, day, chosen).select_related("person", "union")
    columns = (N_("Union"), N_("Status"), N_("Member since"), N_("Confirmed by the member"))

    def made(page: Sequence[Any]) -> list[Row]:
        return [
            Row(
                "",
                masked_name(s.person.name),
                (s.union.name, Sentence(STATUSES[s.then]), s.joined_on, _yes(s.confirmed_at)),
            )
            for s in page
        ]

    return rows, columns, made


def _yes(value: object) -> Sentence:
    return _YES if value else Sentence(N_("Not yet"))


def _organisations(indicator: Indicator, scope: Scope, day: date, cohort: str, part: str) -> Read:
    assert indicator.over is not None
    if indicator.over.column in _UNION_PARTS:
        rows: QuerySet[Any] = cohort_rows.unions(scope, day).filter(_UNION_PARTS[indicator.over.column][part])
        columns = (N_("Kind"), N_("Term ends"), N_("In term"), N_("Has active members"))

        def unions(page: Sequence[Any]) -> list[Row]:
            return [
                Row(o.code, o.name, (Sentence(KINDS[o.kind]), o.term_ends_on, _known(o), _YES if o.peopled else _NO))
                for o in page
            ]

        return rows, columns, unions
    assert indicator.cohorts is not None
    chosen = indicator.cohorts[cohort]
    assert isinstance(chosen, cohorts.KindCohort)
    rows = cohort_rows.organisations(scope, day, chosen)
    return (
        rows,
        (N_("Kind"), N_("Founded on"), N_("Closed on")),
        lambda page: [Row(o.code, o.name, (Sentence(KINDS[o.kind]), o.founded_on, o.closed_on)) for o in page],
    )


def _known(union: Any) -> Sentence:
    if union.term_ends_on is None:
        return Sentence(N_("Term not on file"))
    return _YES if union.valid else _NO


def _posts(indicator: Indicator, scope: Scope, day: date, cohort: str, part: str) -> Read:
    rows: QuerySet[Any] = cohort_rows.posts(scope, day, cohorts.POSTS[cohort]).select_related("person", "organisation")
    return (
        rows,
        (N_("Post"), N_("Held by"), N_("From"), N_("Held until"), N_("Full time")),
        lambda page: [
            Row(
                p.organisation.code,
                p.organisation.name,
                (Sentence(POSTS[p.post]), masked_name(p.person.name), p.from_on, p.to_on, _YES if p.full_time else _NO),
            )
            for p in page
        ],
    )


def _terms(indicator: Indicator, scope: Scope, day: date, cohort: str, part: str) -> Read:
    rows: QuerySet[Any] = happened.terms(scope, day).filter(Q(fulfils=int(part == NUMERATOR))).select_related("union")
    return (
        rows,
        (N_("Elected on"), N_("Term ends"), N_("Next term began after")),
        lambda page: [Row(t.union.code, t.union.name, (t.elected_on, t.due, t.ended_on)) for t in page],
    )


def _orders(indicator: Indicator, scope: Scope, day: date, cohort: str, part: str) -> Read:
    """Return who was served and the stars; what was written with them is not a figure's business."""
    rows: QuerySet[Any] = happened.rated_orders(scope, day).filter(Q(fulfils=int(part == NUMERATOR)))
    return (
        rows,
        (N_("Service"), N_("Confirmed on"), N_("Stars")),
        lambda page: [
            Row(str(o.pk), o.title, (Sentence(ORDER_TYPES.get(o.kind, o.kind)), o.confirmed_on, o.stars)) for o in page
        ],
    )


_READERS: dict[str, Callable[[Indicator, Scope, date, str, str], Read]] = {
    definitions.EMPLOYERS: _employers,
    definitions.MEMBERS: _members,
    definitions.ORGANISATIONS: _organisations,
    definitions.POSTS: _posts,
    definitions.TERMS: _terms,
    definitions.ORDERS: _orders,
}
