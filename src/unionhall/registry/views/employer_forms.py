"""Forms about employers: register, record and confirm a year, cover, end a coverage."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.kernel.money import yuan_text
from unionhall.kernel.text import N_
from unionhall.registry.actions.confirm_employer_year import confirm_employer_year
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.end_coverage import end_coverage
from unionhall.registry.actions.record_employer_years import record_employer_years
from unionhall.registry.actions.register_employer import register_employer
from unionhall.registry.forms.employers import Cover, EmployerNames, EmployerPlace, EndCoverage, YearFacts
from unionhall.registry.queries.employers import employer, employer_years, year_of
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.rows import NewCoverage, NewEmployerYear
from unionhall.registry.views.choices import reach
from unionhall.registry.views.employers import employer_url
from unionhall.ui.notices import tell

REGISTER = Flow(
    code="registry.register_employer",
    grant="registry.register_employer",
    heading=N_("Register an employer"),
    button=N_("Register the employer"),
    steps=(Step(N_("Which unit"), EmployerNames), Step(N_("Where it stands"), EmployerPlace)),
)
YEAR = Flow(
    code="registry.record_employer_year",
    grant="registry.register_employer",
    heading=N_("Record the facts of a year"),
    button=N_("Record the year"),
    steps=(Step(N_("What the employer reports"), YearFacts),),
)
COVER = Flow(
    code="registry.cover_employer",
    grant="registry.cover_employer",
    heading=N_("Say which union covers it"),
    button=N_("Record the coverage"),
    steps=(Step(N_("Union, way and day"), Cover),),
)
END = Flow(
    code="registry.end_coverage",
    grant="registry.cover_employer",
    heading=N_("End a coverage"),
    button=N_("End the coverage"),
    steps=(Step(N_("When and why"), EndCoverage),),
)


def register(request: ActorRequest) -> HttpResponse:
    """Register an employer on the ground of a park, town or county."""
    actor, today = request.actor, clock.today()

    def act(values: dict[str, Any]) -> str:
        register_employer(
            actor=actor,
            seat_code=values["seat_organisation"],
            uscc=values["uscc"],
            name=values["name"],
            form=values["form"],
            industry=values["industry"],
            region_code=values["region"],
            opened_on=values["opened_on"],
            now=clock.now(),
        )
        tell(request, gettext("{name} is registered.").format(name=values["name"]))
        return employer_url(values["uscc"])

    def foresee(values: dict[str, Any]) -> list[str]:
        seat = organisation(actor, values["seat_organisation"], "registry.register_employer")
        return [
            gettext("{name} is counted among the employers of {seat} at once.").format(
                name=values["name"], seat=seat.name
            ),
            gettext("It counts as not covered until you say which union covers it."),
        ]

    setting = Setting(
        subject="",
        cancel_url=reverse("registry:employers"),
        act=act,
        foresee=foresee,
        initial={"seat_organisation": request.GET.get("seat", "")[:40]},
        options={"reach": reach(actor, today, grant="registry.register_employer")},
        crumbs=[(gettext("Employers"), reverse("registry:employers"))],
    )
    return run_flow(request, REGISTER, setting)


def _crumbs(top: Any) -> list[tuple[str, str]]:
    return [(gettext("Employers"), reverse("registry:employers")), (top.name, employer_url(top.uscc))]


def record_year(request: ActorRequest, uscc: str) -> HttpResponse:
    """Record what an employer reports for a year; a year on file is replaced."""
    actor, today = request.actor, clock.today()
    top = employer(actor, uscc, "registry.register_employer")
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else today.year - 1
    known = employer_years(actor).filter(employer=top, year=year).first()
    initial: dict[str, Any] = {"year": year}
    if known:
        initial |= {name: getattr(known, name) for name in ("headcount", "women", "above_scale", "source")}
        initial |= {"sales": _yuan(known.sales_fen), "tax": _yuan(known.tax_fen)}

    def act(values: dict[str, Any]) -> str:
        row = NewEmployerYear(
            uscc=uscc,
            year=values["year"],
            source=values["source"],
            headcount=values["headcount"],
            women=values["women"],
            sales_fen=values["sales"],
            tax_fen=values["tax"],
            above_scale=values["above_scale"],
        )
        changed = record_employer_years(actor=actor, rows=[row], now=clock.now())
        words = gettext("The facts of {year} are recorded. A colleague confirms them next.")
        tell(
            request,
            words.format(year=row.year) if changed else gettext("The facts of this year stood like this already."),
        )
        return employer_url(uscc)

    def foresee(values: dict[str, Any]) -> list[str]:
        lines = [gettext("The facts of {year} wait until somebody else confirms them.").format(year=values["year"])]
        standing = employer_years(actor).filter(employer=top, year=values["year"]).first()
        if standing is not None:
            lines.append(gettext("They replace those recorded before."))
            if standing.confirmed_at is not None:
                lines.append(
                    gettext("Those were confirmed by {who}; the confirmation falls.").format(who=standing.confirmed_by)
                )
        return lines

    setting = Setting(
        subject=f"{uscc}:{year}",
        cancel_url=employer_url(uscc),
        act=act,
        foresee=foresee,
        initial=initial,
        crumbs=_crumbs(top),
        heading=gettext("Facts of a year: {name}").format(name=top.name),
    )
    return run_flow(request, YEAR, setting)


def _yuan(amount_fen: int | None) -> str:
    return "" if amount_fen is None else f"{amount_fen // 100}.{amount_fen % 100:02d}"


def confirm_year(request: ActorRequest, uscc: str, year: int) -> HttpResponse:
    """Confirm the facts of a year that somebody else recorded."""
    actor = request.actor
    require(actor, "registry.confirm_employer_year")
    facts = year_of(actor, uscc, year, "registry.confirm_employer_year")
    if request.method == "POST":
        confirm_employer_year(actor=actor, uscc=uscc, year=year, now=clock.now())
        tell(request, gettext("The facts of {year} are confirmed.").format(year=year))
        return HttpResponseRedirect(employer_url(uscc))
    context = {
        "heading": gettext("Confirm the facts of {year}").format(year=year),
        "crumbs": _crumbs(facts.employer),
        "what": gettext("You confirm for {name} in {year}:").format(name=facts.employer.name, year=year),
        "consequences": [
            gettext("Employees: {count}").format(count=_said(facts.headcount)),
            gettext("of them women: {count}").format(count=_said(facts.women)),
            gettext("Sales: {amount}").format(amount=_said_fen(facts.sales_fen)),
            gettext("Tax: {amount}").format(amount=_said_fen(facts.tax_fen)),
            gettext("Source: {source}").format(source=facts.source),
        ],
        "button": gettext("Confirm the facts"),
        "cancel_url": employer_url(uscc),
    }
    return render(request, "registry/confirm.html", context)


def _said(value: int | None) -> str:
    return gettext("unknown") if value is None else f"{value:,}"


def _said_fen(value: int | None) -> str:
    return gettext("unknown") if value is None else yuan_text(value)


def cover(request: ActorRequest, uscc: str) -> HttpResponse:
    """Say which union covers an employer from a day."""
    actor, today = request.actor, clock.today()
    top = employer(actor, uscc, "registry.cover_employer")

    def act(values: dict[str, Any]) -> str:
        row = NewCoverage(
            uscc=uscc, union_code=values["union_organisation"], mode=values["mode"], from_on=values["from_on"]
        )
        cover_employers(actor=actor, rows=[row], now=clock.now())
        tell(request, gettext("The coverage is recorded."))
        return employer_url(uscc)

    def foresee(values: dict[str, Any]) -> list[str]:
        union = organisation(actor, values["union_organisation"], "registry.cover_employer")
        words = gettext("{name} counts as covered by {union} from {day}.")
        return [words.format(name=top.name, union=union.name, day=date_format(values["from_on"], "DATE_FORMAT"))]

    setting = Setting(
        subject=uscc,
        cancel_url=employer_url(uscc),
        act=act,
        foresee=foresee,
        initial={"from_on": today},
        options={"reach": reach(actor, today, grant="registry.cover_employer")},
        crumbs=_crumbs(top),
        heading=gettext("Which union covers {name}").format(name=top.name),
    )
    return run_flow(request, COVER, setting)


def uncover(request: ActorRequest, uscc: str, union_code: str) -> HttpResponse:
    """End the open coverage of an employer by a union."""
    actor = request.actor
    top = employer(actor, uscc, "registry.cover_employer")
    union = organisation(actor, union_code, "registry.cover_employer")

    def act(values: dict[str, Any]) -> str:
        end_coverage(
            actor=actor,
            uscc=uscc,
            union_code=union_code,
            last_on=values["last_on"],
            reason=values["reason"],
            now=clock.now(),
        )
        tell(request, gettext("The coverage ends."))
        return employer_url(uscc)

    def foresee(values: dict[str, Any]) -> list[str]:
        words = gettext("{union} no longer covers {name} after {day}.")
        return [words.format(union=union.name, name=top.name, day=date_format(values["last_on"], "DATE_FORMAT"))]

    setting = Setting(
        subject=f"{uscc}:{union_code}",
        cancel_url=employer_url(uscc),
        act=act,
        foresee=foresee,
        initial={"last_on": clock.today()},
        crumbs=_crumbs(top),
        grave=True,
    )
    return run_flow(request, END, setting)
