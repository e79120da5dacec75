"""The rows behind a number."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.indicators.queries.figures import cohort_of, compute, indicator_of
from unionhall.indicators.queries.rows_behind import Row, Rows, rows_behind
from unionhall.indicators.queries.scopes import READ
from unionhall.indicators.rules.definitions import EMPLOYERS, MEMBERS, ORDERS, ORGANISATIONS, POSTS, TERMS, Indicator
from unionhall.indicators.rules.parts import NUMERATOR, TITLES, parts_of, subjects_of
from unionhall.indicators.views.choosing import Chosen, chosen, crumbs
from unionhall.indicators.views.dashboard import fraction_of, text_of
from unionhall.kernel.text import N_, Sentence
from unionhall.ui.formats import day_text, named, number_text
from unionhall.ui.words import say

SUBJECTS = {
    EMPLOYERS: N_("Employers"),
    MEMBERS: N_("Members"),
    ORGANISATIONS: N_("Organisations"),
    POSTS: N_("Posts"),
    TERMS: N_("Terms"),
    ORDERS: N_("Service orders"),
}
#: Where a row's record stands and who may open it; people have none here: a figure needs no names.
RECORDS = {
    EMPLOYERS: ("registry:employer", "registry.read_employers"),
    ORGANISATIONS: ("registry:organisation", "registry.read_organisations"),
    POSTS: ("registry:organisation", "registry.read_organisations"),
    TERMS: ("registry:organisation", "registry.read_organisations"),
    ORDERS: ("desk:order", "desk.read_orders"),
}
FIRST = {
    EMPLOYERS: N_("Employer"),
    MEMBERS: N_("Name of the member"),
    ORGANISATIONS: N_("Organisation"),
    POSTS: N_("Organisation"),
    TERMS: N_("Union"),
    ORDERS: N_("What was needed"),
}


@never_cache
@login_required
@require_safe
def show(request: ActorRequest, code: str) -> HttpResponse:
    """Show one page of the rows that a figure counts, misses or cannot judge."""
    require(request.actor, READ)
    choice = chosen(request)
    indicator = indicator_of(code)
    asked = request.GET.get("cohort", "")[:40]
    cohort = cohort_of(indicator, asked)
    subject = request.GET.get("subject", "")[:20]
    part = request.GET.get("part", NUMERATOR)[:20]
    after = request.GET.get("after", "0")
    figure = compute(code, actor=request.actor, scope_path=choice.scope.path, as_of=choice.as_of, cohort=cohort)
    page = rows_behind(
        code,
        actor=request.actor,
        scope=choice.scope,
        as_of=choice.as_of,
        cohort=cohort,
        part=part,
        subject=subject,
        after=int(after) if after.isdecimal() and len(after) < 19 else 0,
    )
    heads = _columns(page)
    context = {
        "heading": gettext(indicator.title),
        "headline": named(gettext(indicator.title), text_of(figure)),
        "as_of": choice.as_of,
        "choice": choice,
        "cohort_title": gettext(indicator.cohorts[cohort].title) if indicator.cohorts else "",
        "cohort_words": gettext(indicator.cohorts[cohort].words) if indicator.cohorts else "",
        "fraction": fraction_of(figure),
        "definition": gettext(indicator.words),
        "dashboard_url": choice.address("dashboard", cohort=choice.cohort),
        "crumbs": crumbs(request, choice),
        "tabs": _tabs(indicator, choice, cohort, subject, part),
        "caption": gettext(SUBJECTS[page.subject]),
        "columns": heads,
        "rows": [
            (_record(request, page.subject, row), list(zip(_cells(row, page.subject), heads, strict=True)))
            for row in page.rows
        ],
        "next_url": _address(choice, code, cohort, subject, part, after=str(page.next_after))
        if page.next_after
        else "",
        "first_url": _address(choice, code, cohort, subject, part) if after != "0" else "",
    }
    return render(request, "indicators/rows.html", context)


def _address(choice: Chosen, code: str, cohort: str, *parts: str, after: str = "") -> str:
    subject, part = parts
    return choice.address("rows", code, cohort=cohort, subject=subject, part=part, after=after)


def _tabs(indicator: Indicator, choice: Chosen, cohort: str, subject: str, part: str) -> list[tuple[str, str, bool]]:
    subjects = subjects_of(indicator)
    here = subject or subjects[0]
    tabs = []
    for one in subjects:
        for name in parts_of(indicator, one):
            title = gettext(TITLES[name])
            if len(subjects) > 1:
                title = f"{gettext(SUBJECTS[one])} · {title}"
            url = _address(choice, indicator.code, cohort, one, name)
            tabs.append((title, url, one == here and name == part))
    return tabs


def _columns(page: Rows) -> list[dict[str, Any]]:
    """Return the headings; a column whose first known cell is a number holds numbers."""
    first = [FIRST[page.subject]] if page.subject == MEMBERS else [FIRST[page.subject], N_("Registered code")]
    known = [
        next((row.cells[at] for row in page.rows if row.cells[at] is not None), "") for at in range(len(page.columns))
    ]
    heads: list[dict[str, Any]] = [{"title": gettext(name), "number": False} for name in first]
    heads += [
        {"title": gettext(name), "number": isinstance(cell, int)}
        for name, cell in zip(page.columns, known, strict=True)
    ]
    return heads


def _record(request: ActorRequest, subject: str, row: Row) -> str:
    """Return the address of the record that a row tells about; empty when this reader may not open it."""
    name, grant = RECORDS.get(subject, ("", ""))
    return reverse(name, args=[row.code]) if name and row.code and may(request.actor, grant) else ""


def _cells(row: Row, subject: str) -> list[str]:
    cells = [row.name] if subject == MEMBERS else [row.name, row.code]
    return [*cells, *(_cell(value) for value in row.cells)]


def _cell(value: object) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(value, date):
        return str(day_text(value))
    if isinstance(value, Sentence):
        return say(value)
    return number_text(value) if isinstance(value, int) else str(value)
