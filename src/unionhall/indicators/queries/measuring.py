"""Counts the eight measures of organisations straight from the registry, in one statement."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Case, F, QuerySet, When

from unionhall.indicators.models import Change, Measure
from unionhall.indicators.queries import cohort_rows
from unionhall.indicators.queries.rollups import NAMES
from unionhall.indicators.queries.scopes import Scope
from unionhall.indicators.rules.cohorts import EMPLOYERS
from unionhall.registry.models import Coverage, Organisation
from unionhall.registry.rules.kinds import GRASSROOTS, RETAINED

_EVERYWHERE = Scope(path="", code="", name="", kind="", depth=0, is_demo=False)
_MEMBERS = (
    "COUNT(*) AS members, SUM(CASE WHEN status_then <> '" + RETAINED + "' THEN 1 ELSE 0 END) AS active, "
    "SUM(CASE WHEN status_then <> '" + RETAINED + "' AND sex = 'F' THEN 1 ELSE 0 END) AS women"
)
_EMPLOYERS = (
    "COUNT(*) AS employers, SUM(CASE WHEN best <= 2 THEN 1 ELSE 0 END) AS unionised, "
    "SUM(CASE WHEN above_scale THEN 1 ELSE 0 END) AS above_scale, SUM(headcount) AS headcount"
)


def counting(day: date, paths: Sequence[str] | None = None) -> tuple[str, tuple[Any, ...]]:
    """Return the statement, with its parameters, that gives ``path``, ``leaf`` and the measures of every organisation.

    ``paths`` narrows it to some; the statement is unscoped, for the recount and the fold only.
    """
    standing = cohort_rows.stands(day, begins="founded_on")
    places: QuerySet[Any] = Organisation.objects.annotate(
        one=Case(When(standing, kind__in=sorted(GRASSROOTS), then=1), default=0),
        leaf=Case(When(numchild=0, then=True), default=False, output_field=BooleanField()),
    )
    members: QuerySet[Any] = cohort_rows.memberships(_EVERYWHERE, day)
    employers: QuerySet[Any] = cohort_rows.employers(_EVERYWHERE, day, EMPLOYERS["all"])
    if paths is not None:
        places = places.filter(path__in=paths)
        members = members.filter(scope_path__in=paths)
        employers = employers.filter(scope_path__in=paths)
    place_sql, place_values = _compiled(places.values("path", "leaf", "one"))
    member_sql, member_values = _compiled(
        members.annotate(status_then=F("then"), sex=F("person__sex")).values("scope_path", "status_then", "sex")
    )
    employer_sql, employer_values = _compiled(employers.values("scope_path", "best", "above_scale", "headcount"))
    shown = ", ".join(f"COALESCE({name}, 0)" for name in NAMES[1:])
    # Text of our own and of the query compiler; every value is a parameter.
    statement = (
        f"SELECT place.path, place.leaf, place.one, {shown} FROM ({place_sql}) AS place "  # noqa: S608
        f"LEFT JOIN (SELECT scope_path, {_MEMBERS} FROM "
        f"({member_sql}) AS spell GROUP BY scope_path) AS held ON held.scope_path = place.path "
        f"LEFT JOIN (SELECT scope_path, {_EMPLOYERS} FROM ({employer_sql}) AS employer GROUP BY scope_path) AS seated "
        "ON seated.scope_path = place.path"
    )
    return statement, (*place_values, *member_values, *employer_values)


def _compiled(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    sql, values = rows.order_by().query.sql_with_params()
    return sql, tuple(values)


def counted(day: date, paths: Sequence[str]) -> tuple[dict[str, tuple[int, ...]], set[str]]:
    """Return the measures of some organisations as the registry has them now, and which of them are leaves."""
    statement, values = counting(day, paths)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    return {row[0]: tuple(int(value) for value in row[2:]) for row in rows}, {row[0] for row in rows if row[1]}


def stored(paths: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Return the measures of some organisations as the last fold or recount left them."""
    rows = Measure.objects.filter(path__in=paths).values_list("path", *NAMES)
    return {row[0]: row[1:] for row in rows}


def oldest_changes(limit: int) -> list[tuple[int, str]]:
    """Return ids and paths of the changes that wait longest."""
    return list(Change.objects.order_by("id").values_list("id", "path")[:limit])


def places_touched(organisation_ids: Sequence[int], day: date) -> list[str]:
    """Return the paths whose measures a change in these organisations may touch.

    Their own, and the seats of the employers that they, or the unions above them, cover: whether a union counts hangs
    on its members, also those in its branches.
    """
    own = list(Organisation.objects.filter(pk__in=organisation_ids).values_list("path", flat=True))
    lines = {path[: 4 * depth] for path in own for depth in range(1, len(path) // 4 + 1)}
    seats = Coverage.objects.filter(cohort_rows.spans(day), union__path__in=lines).values_list("scope_path", flat=True)
    return sorted({*own, *seats.distinct()})
