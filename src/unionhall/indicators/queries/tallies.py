"""Counts the rows of a scope in one statement per subject, in all or per child organisation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from unionhall.indicators.queries import cohort_rows, happened, practices
from unionhall.indicators.queries.scopes import Scope
from unionhall.indicators.rules import cohorts, definitions
from unionhall.indicators.rules.cohorts import EmployerCohort, KindCohort
from unionhall.indicators.rules.definitions import Indicator

Tally = dict[str, int]
# Rows per group: the key is the scope path cut to the length of a child's path ("" when nothing is cut).
Tallies = dict[str, Tally]

_EMPLOYERS = {
    "employers": "COUNT(*)",
    "own": "COALESCE(SUM(CASE WHEN best = 1 THEN 1 ELSE 0 END), 0)",
    "unionised": "COALESCE(SUM(CASE WHEN best <= 2 THEN 1 ELSE 0 END), 0)",
    "covered": "COALESCE(SUM(CASE WHEN best <= 3 THEN 1 ELSE 0 END), 0)",
    "paper": "COALESCE(SUM(CASE WHEN best IS NULL THEN touched ELSE 0 END), 0)",
    "headcount": "COALESCE(SUM(headcount), 0)",
    "covered_headcount": "COALESCE(SUM(CASE WHEN best <= 3 THEN headcount ELSE 0 END), 0)",
    "headcount_unknown": "COALESCE(SUM(CASE WHEN headcount IS NULL THEN 1 ELSE 0 END), 0)",
    "covered_headcount_unknown": ("COALESCE(SUM(CASE WHEN best <= 3 AND headcount IS NULL THEN 1 ELSE 0 END), 0)"),
}
_UNIONS = {
    "unions": "COUNT(*)",
    "effective": "COALESCE(SUM(CASE WHEN valid = 1 AND peopled = 1 THEN 1 ELSE 0 END), 0)",
    "paper": "COALESCE(SUM(CASE WHEN valid = 1 AND peopled = 1 THEN 0 ELSE 1 END), 0)",
    "overdue": "COALESCE(SUM(overdue), 0)",
    "with_term": "COALESCE(SUM(with_term), 0)",
    "term_unknown": "COALESCE(SUM(1 - with_term), 0)",
}
_UNION_COLUMNS = frozenset(_UNIONS)


def grouped(rows: QuerySet[Any], fields: list[str], columns: Mapping[str, str], *, path: str, cut: int) -> Tallies:
    """Count ``columns`` (SQL over ``fields``) of ``rows``, grouped by the first ``cut`` letters of ``path``."""
    inner, parameters = rows.order_by().values(*fields, path).query.sql_with_params()
    key = f"SUBSTR({path}, 1, {int(cut)})" if cut else "''"
    sums = ", ".join(f"{expression} AS {connection.ops.quote_name(name)}" for name, expression in columns.items())
    group = " GROUP BY 1" if cut else ""
    with connection.cursor() as cursor:
        # Only names of our own columns are put into the text; every value is a parameter.
        cursor.execute(f"SELECT {key} AS place, {sums} FROM ({inner}) AS counted{group}", parameters)  # noqa: S608
        return {
            row[0]: {name: int(value) for name, value in zip(columns, row[1:], strict=True)}
            for row in cursor.fetchall()
        }


def employer_tallies(scope: Scope, day: date, cohort: EmployerCohort, *, cut: int = 0) -> Tallies:
    """Count the employers of the cohort and what covers them."""
    rows = cohort_rows.employers(scope, day, cohort)
    tallies = grouped(rows, ["best", "touched", "headcount"], _EMPLOYERS, path="scope_path", cut=cut)
    if cohort.needs_facts:
        unjudged = cohort_rows.unjudged_employers(scope, day, cohort)
        for place, tally in grouped(unjudged, ["id"], {"unjudged": "COUNT(*)"}, path="scope_path", cut=cut).items():
            tallies.setdefault(place, dict.fromkeys(_EMPLOYERS, 0)).update(tally)
    return tallies


def practice_tallies(scope: Scope, day: date, cohort: EmployerCohort, *, cut: int = 0) -> Tallies:
    """Count the unionised employers of the cohort and what they practise."""
    rows = practices.practising(scope, day, cohort)
    fields = ["best", "touched", *practices.FLAGS.values()]
    tallies = grouped(rows, fields, practices.columns(), path="scope_path", cut=cut)
    if cohort.needs_facts:
        unjudged = cohort_rows.unjudged_employers(scope, day, cohort)
        for place, tally in grouped(unjudged, ["id"], {"unjudged": "COUNT(*)"}, path="scope_path", cut=cut).items():
            tallies.setdefault(place, dict.fromkeys(practices.columns(), 0)).update(tally)
    return tallies


def member_tallies(scope: Scope, day: date, cohort: KindCohort, *, cut: int = 0) -> Tallies:
    """Count the memberships of the cohort (``members``; the same number as ``active`` for shares)."""
    rows = cohort_rows.members(scope, day, cohort)
    return grouped(rows, ["id"], {"members": "COUNT(*)", "active": "COUNT(*)"}, path="scope_path", cut=cut)


def union_tallies(scope: Scope, day: date, *, cut: int = 0) -> Tallies:
    """Count the grassroots unions: those that count, those on paper, terms."""
    rows = cohort_rows.unions(scope, day)
    return grouped(rows, ["valid", "peopled", "overdue", "with_term"], _UNIONS, path="path", cut=cut)


def organisation_tallies(scope: Scope, day: date, cohort: KindCohort, *, cut: int = 0) -> Tallies:
    """Count the organisations of the cohort's kinds."""
    rows = cohort_rows.organisations(scope, day, cohort)
    return grouped(rows, ["id"], {"organisations": "COUNT(*)"}, path="path", cut=cut)


def post_tallies(scope: Scope, day: date, cohort: KindCohort, *, cut: int = 0) -> Tallies:
    """Count the posts held."""
    rows = cohort_rows.posts(scope, day, cohort)
    return grouped(rows, ["id"], {"posts": "COUNT(*)"}, path="scope_path", cut=cut)


def tallies_for(
    indicator: Indicator,
    scope: Scope,
    day: date,
    cohort: str,
    *,
    cut: int = 0,
    seen: dict[tuple[str, str], Tallies] | None = None,
) -> Tallies:
    """Count everything that ``indicator`` needs, one statement per subject, merged by place.

    ``seen`` keeps what was counted for the same scope, day and cut, so that a page counts nothing twice.
    """
    merged: Tallies = {}
    for subject in dict.fromkeys(part.subject for part in (indicator.over, indicator.under) if part is not None):
        key = _key(subject, indicator, cohort)
        tallies = seen.get(key) if seen is not None else None
        if tallies is None:
            tallies = _of_subject(subject, indicator, scope, day, cohort=cohort, cut=cut)
            if seen is not None:
                seen[key] = tallies
        for place, tally in tallies.items():
            merged.setdefault(place, {}).update(tally)
    return merged


def _key(subject: str, indicator: Indicator, cohort: str) -> tuple[str, str]:
    """Name what is counted: the unions' columns all come from one statement, other organisations from their own."""
    if _is_practice(indicator):
        return ("practices", cohort)
    if subject != definitions.ORGANISATIONS:
        chosen = cohort if subject != definitions.MEMBERS or cohort in cohorts.MEMBERS else "active"
        return (subject, chosen)
    is_union = indicator.over is not None and indicator.over.column in _UNION_COLUMNS
    return (subject, "unions" if is_union else f"{indicator.code}:{cohort}")


def summed(tallies: list[Tally]) -> Tally:
    """Add up the columns of several places."""
    total: Tally = {}
    for tally in tallies:
        for name, value in tally.items():
            total[name] = total.get(name, 0) + value
    return total


def _of_subject(subject: str, indicator: Indicator, scope: Scope, day: date, *, cohort: str, cut: int) -> Tallies:
    if subject in {definitions.TERMS, definitions.ORDERS}:
        rows = happened.counted(subject, scope, day)
        return grouped(rows, ["fulfils"], happened.COLUMNS, path="scope_path", cut=cut)
    if subject == definitions.EMPLOYERS:
        count = practice_tallies if _is_practice(indicator) else employer_tallies
        return count(scope, day, cohorts.EMPLOYERS[cohort], cut=cut)
    if subject == definitions.MEMBERS:
        chosen = cohorts.MEMBERS.get(cohort, cohorts.MEMBERS["active"])
        return member_tallies(scope, day, chosen, cut=cut)
    if subject == definitions.POSTS:
        return post_tallies(scope, day, cohorts.POSTS[cohort], cut=cut)
    if indicator.over is not None and indicator.over.column in _UNION_COLUMNS:
        return union_tallies(scope, day, cut=cut)
    return organisation_tallies(scope, day, _kinds(indicator, cohort), cut=cut)


def _is_practice(indicator: Indicator) -> bool:
    return indicator.over is not None and indicator.over.column in practices.FLAGS.values()


def _kinds(indicator: Indicator, cohort: str) -> KindCohort:
    assert indicator.cohorts is not None
    found = indicator.cohorts[cohort]
    assert isinstance(found, KindCohort)
    return found
