"""Office pages of employers: the list, and the record with yearly facts and coverage."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import may
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import CODE, DAY, NUMBER, YES_NO, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter, PeriodFilter, YesNoFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.base.parts import parts_of
from unionhall.base.rules.roles import TITLES
from unionhall.kernel.text import N_
from unionhall.registry.queries.employers import READ, coverages, employer, employer_years
from unionhall.registry.queries.listed import (
    covered_by,
    employer_rows,
    has_unconfirmed_year,
    is_covered,
    under,
    who_may_read,
)
from unionhall.registry.queries.organisations import lineage
from unionhall.registry.rules.employers import INDUSTRIES
from unionhall.registry.rules.kinds import COVERAGE_MODES, EMPLOYER_FORMS
from unionhall.registry.views.organisations import record_url
from unionhall.registry.views.parts import history
from unionhall.ui.formats import number_text

MOST_YEARS = 30


def employer_url(uscc: str) -> str:
    """Return the address of an employer's page."""
    return reverse("registry:employer", args=[uscc])


EMPLOYERS = register(
    ListPage(
        code="registry.employers",
        title=N_("Employers"),
        grant=READ,
        url_name="registry:employers",
        rows=employer_rows,
        columns=(
            Column(
                "name",
                N_("Name"),
                lambda row: row.name,
                fixed=True,
                sort="name",
                link=lambda row: employer_url(row.uscc),
            ),
            Column("uscc", N_("Credit code"), lambda row: row.uscc, CODE, sort="uscc"),
            Column("seat", N_("On the ground of"), lambda row: row.seat.name, sort="scope_path"),
            Column(
                "covered_by",
                N_("Covered by"),
                lambda row: row.covered_by,
                link=lambda row: record_url(row.covered_by_code) if row.covered_by_code else "",
            ),
            Column("headcount", N_("Employees"), lambda row: row.headcount, NUMBER, sort="headcount", nullable=True),
            Column("year", N_("Facts of"), lambda row: str(row.latest_year or ""), sort="latest_year", nullable=True),
            Column("above_scale", N_("Above scale"), lambda row: row.above_scale, YES_NO),
            Column("form", N_("Registered as"), lambda row: row.form, words=EMPLOYER_FORMS, sort="form", shown=False),
            Column(
                "industry", N_("Industry"), lambda row: row.industry, words=INDUSTRIES, sort="industry", shown=False
            ),
            Column(
                "opened_on", N_("Opened"), lambda row: row.opened_on, DAY, sort="opened_on", nullable=True, shown=False
            ),
            Column(
                "closed_on", N_("Closed"), lambda row: row.closed_on, DAY, sort="closed_on", nullable=True, shown=False
            ),
            Column("region", N_("Region"), lambda row: row.region_code, CODE, shown=False),
            Column("registered", N_("Registered as number"), lambda row: row.pk, NUMBER, sort="pk", shown=False),
        ),
        sort="registered",
        filters=(
            LinkFilter("under", N_("On the ground of"), lambda actor, code, _today: under(actor, code)),
            LinkFilter("covered_by", N_("Covered by"), covered_by),
            YesNoFilter(
                "covered", N_("Coverage"), N_("Covered by a union"), N_("Not covered by any union"), is_covered
            ),
            YesNoFilter(
                "unconfirmed",
                N_("Yearly facts"),
                N_("Yearly facts wait for confirmation"),
                N_("No yearly facts wait"),
                lambda _today: has_unconfirmed_year(),
            ),
            YesNoFilter(
                "scale",
                N_("Size"),
                N_("Above designated scale"),
                N_("Below designated scale"),
                lambda _today: Q(above_scale=True),
                lambda _today: Q(above_scale=False),
            ),
            ChoiceFilter("form", N_("Registered as"), EMPLOYER_FORMS),
            ChoiceFilter("industry", N_("Industry"), INDUSTRIES),
            YesNoFilter("open", N_("State"), N_("Open"), N_("Closed"), lambda _today: Q(closed_on__isnull=True)),
            PeriodFilter("opened", N_("Opened"), "opened_on"),
        ),
        search_codes=("uscc",),
        search_hint=N_("Name, pinyin, initials or credit code"),
        empty=Empty(
            N_("No employer is registered here yet. Register the units on your ground, covered or not."),
            N_("Register an employer"),
            "registry:register_employer",
            "registry.register_employer",
        ),
    )
)


def employers_list(request: ActorRequest) -> HttpResponse:
    """List the employers within reach."""
    more: dict[str, Any] = {}
    if may(request.actor, "registry.register_employer"):
        more["primary"] = {"url": reverse("registry:register_employer"), "text": gettext("Register an employer")}
    return show(request, EMPLOYERS, more=more)


def employer_record(request: ActorRequest, uscc: str) -> HttpResponse:
    """Show one employer: its facts by year, who covers it, what happened."""
    actor, now = request.actor, clock.now()
    today = clock.today(now)
    top = employer(actor, uscc)
    facts = list(employer_years(actor).filter(employer=top)[:MOST_YEARS])
    covering = list(coverages(actor).filter(employer=top).order_by("-from_on", "pk")[:MOST_YEARS])
    latest = facts[0] if facts else None
    running = [row for row in covering if row.to_on is None or row.to_on >= today]
    context = {
        "top": top,
        "name": top.name,
        "state_kind": "neutral" if top.closed_on else "ok" if running else "warn",
        "state_text": _state(top, running),
        "facts": [
            (gettext("Credit code"), top.uscc),
            (gettext("On the ground of"), top.seat.name, record_url(top.seat.code)),
            (gettext("Registered as"), gettext(EMPLOYER_FORMS.get(top.form, top.form))),
            (gettext("Industry"), gettext(INDUSTRIES.get(top.industry, top.industry))),
            (gettext("Employees"), number_text(latest.headcount if latest else None)),
        ],
        "crumbs": [(row.short_name or row.name, record_url(row.code)) for row in lineage(actor, top.seat.code)]
        + [(top.seat.short_name or top.seat.name, record_url(top.seat.code))],
        "years": facts,
        "waiting": [row for row in facts if row.confirmed_at is None],
        "coverages": [(row, gettext(COVERAGE_MODES[row.mode]), row in running) for row in covering],
        "parts": parts_of("employer", actor, now, top),
        "timeline_entries": history(actor, f"employer:{uscc}", READ),
        "readers": [
            (row.name, gettext(TITLES[row.role]), row.at) for row in who_may_read(actor, top.scope_path, READ, today)
        ],
        "may_record": may(actor, "registry.register_employer", top.scope_path),
        "may_confirm": may(actor, "registry.confirm_employer_year", top.scope_path),
        "may_cover": may(actor, "registry.cover_employer", top.scope_path),
        "covered": bool(running),
    }
    return render(request, "registry/employer.html", context)


def _state(top: Any, running: list[Any]) -> str:
    if top.closed_on:
        return gettext("Closed")
    return gettext("Covered by a union") if running else gettext("Not covered by any union")
