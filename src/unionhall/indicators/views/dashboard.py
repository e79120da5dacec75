"""The dashboard: what is counted for an organisation and for each federation right below it."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import NUMBER, Column
from unionhall.base.lists.export import comma_separated, workbook
from unionhall.indicators.queries.dashboards import Dashboard, Line, dashboard
from unionhall.indicators.queries.figures import Figure
from unionhall.indicators.queries.scopes import READ
from unionhall.indicators.queries.snapshots import Point, trend
from unionhall.indicators.rules.cohorts import EMPLOYERS
from unionhall.indicators.rules.definitions import INDICATORS
from unionhall.indicators.rules.periods import trend_days
from unionhall.indicators.views.choosing import Chosen, chosen, crumbs, may_keep
from unionhall.kernel.text import N_
from unionhall.ui.formats import day_text, number_text, share_text

TABLE = ("union_rate", "coverage_rate", "own_union_rate", "membership_rate", "employers", "members", "unions")
PLACES = 2
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@never_cache
@login_required
@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """Show tiles, table and trend."""
    require(request.actor, READ)
    choice = chosen(request)
    counted = dashboard(request.actor, choice.scope, choice.as_of, choice.cohort)
    trend_code = "union_rate" if choice.scope.is_area else "membership_rate"
    trend_cohort = choice.cohort if choice.scope.is_area else "all"
    points = trend(choice.scope, trend_code, trend_cohort, trend_days(choice.as_of, choice.step))
    context = {
        "choice": choice,
        "heading": gettext("Figures: {name}").format(name=choice.name),
        "as_of": choice.as_of,
        "cohort": choice.cohort_words if choice.scope.is_area else "",
        "crumbs": crumbs(request, choice),
        "tiles": [_tile(figure, choice) for figure in counted.tiles],
        "columns": _columns(counted),
        "lines": [_line(line, choice) for line in counted.lines],
        "chart_title": gettext(INDICATORS[trend_code].title),
        "chart_rows": [(day_text(point.figure.as_of), _per_cent(point.figure)) for point in points],
        "chart_table": [_point(point) for point in points],
        "definitions_url": choice.address("definitions"),
        "tree_url": choice.address("tree") if choice.scope.is_area else "",
        "snapshots_url": choice.address("snapshots"),
        "keeps": may_keep(request, choice.scope),
        "exports": [(fmt, choice.address("table", fmt)) for fmt in MEDIA] if counted.lines else [],
    }
    return render(request, "indicators/dashboard.html", context)


@never_cache
@login_required
@require_safe
def table(request: ActorRequest, fmt: str) -> HttpResponse:
    """Give the table as a file, exactly as chosen."""
    require(request.actor, READ)
    if fmt not in MEDIA:
        raise Http404
    choice = chosen(request)
    counted = dashboard(request.actor, choice.scope, choice.as_of, choice.cohort)
    columns = _file_columns(counted)
    title = gettext("Figures {day}").format(day=choice.as_of.isoformat())
    content = workbook(title, columns, counted.lines) if fmt == "xlsx" else comma_separated(columns, counted.lines)
    answer = HttpResponse(content, content_type=MEDIA[fmt])
    answer["Content-Disposition"] = f'attachment; filename="figures-{choice.as_of.isoformat()}.{fmt}"'
    return answer


def text_of(figure: Figure) -> str:
    """Write a figure: the share in per cent, or the count."""
    if figure.denominator is None:
        return number_text(figure.numerator)
    return share_text(figure.numerator, figure.denominator, PLACES)


def fraction_of(figure: Figure) -> str:
    """Write numerator and denominator; empty for a count."""
    if figure.denominator is None:
        return ""
    return gettext("{n} of {d}").format(n=number_text(figure.numerator), d=number_text(figure.denominator))


def _tile(figure: Figure, choice: Chosen) -> dict[str, Any]:
    indicator = INDICATORS[figure.code]
    cohorts = indicator.cohorts or {}
    cohort = cohorts[figure.cohort].title if figure.cohort in cohorts else ""
    notes = []
    if figure.unknown:
        notes.append(gettext("Not to be judged: {count}").format(count=number_text(figure.unknown)))
    if figure.paper:
        notes.append(gettext("On paper only: {count}").format(count=number_text(figure.paper)))
    return {
        "label": gettext(indicator.title),
        "text": text_of(figure),
        "fraction": fraction_of(figure),
        "empty": figure.value is None,
        "cohort": gettext(cohort) if cohort else "",
        "notes": notes,
        "url": choice.address("rows", figure.code, cohort=figure.cohort),
        "definition": gettext(indicator.words),
    }


def _columns(counted: Dashboard) -> list[str]:
    """Return the headings of the table's figures, without the one that names the organisation."""
    return (
        [gettext(INDICATORS[code].short or INDICATORS[code].title) for code in _codes(counted)] if counted.lines else []
    )


def _codes(counted: Dashboard) -> list[str]:
    present = {tile.code for tile in counted.tiles}
    return [code for code in TABLE if code in present]


def _line(line: Line, choice: Chosen) -> dict[str, Any]:
    cells = []
    for code in (code for code in TABLE if code in line.figures):
        figure = line.figures[code]
        at = line.child.code if line.child else ""
        url = choice.address("rows", code, at=at, cohort=figure.cohort) if line.child else ""
        cells.append({"text": text_of(figure), "fraction": fraction_of(figure), "url": url})
    name = line.child.name if line.child else gettext("Directly here, or below another organisation")
    return {"name": name, "url": choice.address("dashboard", at=line.child.code) if line.child else "", "cells": cells}


def _per_cent(figure: Figure) -> Decimal | None:
    if not figure.denominator:
        return None
    share = Decimal(figure.numerator) * 100 / Decimal(figure.denominator)
    return share.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def _point(point: Point) -> dict[str, Any]:
    return {
        "day": point.figure.as_of,
        "text": text_of(point.figure),
        "fraction": fraction_of(point.figure),
        "taken_at": point.taken_at,
    }


def _file_columns(counted: Dashboard) -> list[Column]:
    columns = [
        Column("name", N_("Organisation"), lambda line: line.child.name if line.child else gettext("Directly here")),
        Column("code", N_("Registered code"), lambda line: line.child.code if line.child else ""),
    ]
    for code in _codes(counted):
        indicator = INDICATORS[code]
        cohort = next(tile.cohort for tile in counted.tiles if tile.code == code)
        title = gettext(indicator.title)
        if cohort in EMPLOYERS:
            title = pgettext("indicator and cohort", "{title} ({cohort})").format(
                title=title, cohort=gettext(EMPLOYERS[cohort].title)
            )
        if indicator.is_share:
            columns.append(Column(code, title, _reader(code, "share")))
            columns.append(
                Column(f"{code}_n", gettext("{title}: counted").format(title=title), _reader(code, "n"), NUMBER)
            )
            columns.append(Column(f"{code}_d", gettext("{title}: of").format(title=title), _reader(code, "d"), NUMBER))
        else:
            columns.append(Column(code, title, _reader(code, "n"), NUMBER))
    return columns


def _reader(code: str, part: str) -> Any:
    def read(line: Line) -> Any:
        figure = line.figures[code]
        if part == "share":
            return text_of(figure)
        return figure.numerator if part == "n" else figure.denominator

    return read
