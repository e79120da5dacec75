"""Forms that mend what is on record about an organisation or an employer.

The address carries the version of the record that was seen: a draft belongs to it, nobody writes over a colleague.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from unionhall.base import clock
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.kernel.actors import Actor
from unionhall.kernel.text import N_
from unionhall.registry.actions.correct_employer import correct_employer
from unionhall.registry.actions.correct_organisation import correct_organisation
from unionhall.registry.forms.choosing import Reach
from unionhall.registry.forms.corrections import EmployerFacts, OrganisationFacts, OrganisationWhere
from unionhall.registry.queries.employers import employer
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.corrections import changed_fields, tidied_employer
from unionhall.registry.rules.employers import INDUSTRIES
from unionhall.registry.rules.kinds import EMPLOYER_FORMS
from unionhall.registry.rules.rows import EmployerDetails, OrganisationDetails
from unionhall.registry.views.choices import reach
from unionhall.registry.views.employers import employer_url
from unionhall.registry.views.organisations import crumbs_to, record_url
from unionhall.ui.notices import tell

ORGANISATION = Flow(
    code="registry.correct_organisation",
    grant="registry.change_organisation",
    heading=N_("Correct details"),
    button=N_("Correct the record"),
    steps=(Step(N_("What it is"), OrganisationFacts), Step(N_("Where it stands, and why"), OrganisationWhere)),
)
EMPLOYER = Flow(
    code="registry.correct_employer",
    grant="registry.register_employer",
    heading=N_("Correct details"),
    button=N_("Correct the record"),
    steps=(Step(N_("What it is"), EmployerFacts),),
)
LABELS = {
    "name": N_("Official name"),
    "short_name": N_("Short name"),
    "uscc": N_("Credit code"),
    "region_code": N_("Region"),
    "address": N_("Address"),
    "founded_on": N_("Founded on"),
    "term_ends_on": N_("Term ends"),
    "form": N_("Registered as"),
    "industry": N_("Industry"),
    "opened_on": N_("Opened on"),
}


def organisation_details(request: ActorRequest, code: str) -> HttpResponse:
    """Correct what is on record about an organisation."""
    actor, grant = request.actor, "registry.change_organisation"
    top = organisation(actor, code, grant)
    version = _version(request)
    if version is None:
        return _with_version(request, top.version)
    names = ("short_name", "uscc", "address", "founded_on", "term_ends_on")

    def row(values: Mapping[str, Any]) -> OrganisationDetails:
        return OrganisationDetails(region_code=values["region"], **{name: values[name] for name in names})

    def act(values: dict[str, Any]) -> str:
        changed = correct_organisation(
            actor=actor, code=code, row=row(values), version=version, reason=values["reason"], now=clock.now()
        )
        _told(request, len(changed))
        return record_url(code)

    setting = Setting(
        subject=f"{code}:{version}",
        cancel_url=record_url(code),
        act=act,
        foresee=lambda values: _foreseen(row(values), top),
        initial={name: getattr(top, name) for name in names} | {"region": top.region_code},
        options={"reach": _reach(actor, clock.today(), grant, top.region_code)},
        crumbs=crumbs_to(top),
        heading=gettext("Correct details: {name}").format(name=top.name),
        lead=gettext("Mend what was recorded wrong. A new name, another place and the end have pages of their own."),
    )
    return run_flow(request, ORGANISATION, setting)


def employer_details(request: ActorRequest, uscc: str) -> HttpResponse:
    """Correct what is on record about an employer."""
    actor, grant = request.actor, "registry.register_employer"
    top = employer(actor, uscc, grant)
    version = _version(request)
    if version is None:
        return _with_version(request, top.version)
    names = ("name", "form", "industry", "opened_on")

    def row(values: Mapping[str, Any]) -> EmployerDetails:
        return tidied_employer(EmployerDetails(region_code=values["region"], **{name: values[name] for name in names}))

    def act(values: dict[str, Any]) -> str:
        changed = correct_employer(
            actor=actor, uscc=uscc, row=row(values), version=version, reason=values["reason"], now=clock.now()
        )
        _told(request, len(changed))
        return employer_url(uscc)

    setting = Setting(
        subject=f"{uscc}:{version}",
        cancel_url=employer_url(uscc),
        act=act,
        foresee=lambda values: _foreseen(row(values), top),
        initial={name: getattr(top, name) for name in names} | {"region": top.region_code},
        options={"reach": _reach(actor, clock.today(), grant, top.region_code)},
        crumbs=[(gettext("Employers"), reverse("registry:employers")), (top.name, employer_url(uscc))],
        heading=gettext("Correct details: {name}").format(name=top.name),
    )
    return run_flow(request, EMPLOYER, setting)


def _version(request: ActorRequest) -> int | None:
    asked = request.GET.get("version", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None


def _with_version(request: ActorRequest, version: int) -> HttpResponse:
    return HttpResponseRedirect(f"{request.path}?version={version}")


def _reach(actor: Actor, today: date, grant: str, held: str) -> Reach:
    """Return the choices; the region on record stays possible when its code has ended meanwhile."""
    choices = reach(actor, today, grant=grant)
    return replace(choices, regions=lambda text: [(held, held)] if text == held else choices.regions(text))


def _foreseen(row: OrganisationDetails | EmployerDetails, top: Any) -> list[str]:
    lines = [
        gettext("{what}: “{old}” becomes “{new}”.").format(
            what=gettext(LABELS[name]), old=_said(name, getattr(top, name)), new=_said(name, getattr(row, name))
        )
        for name in changed_fields(row, vars(top))
    ]
    if not lines:
        return [gettext("Nothing differs from the record, so nothing changes.")]
    if isinstance(row, OrganisationDetails):
        lines.append(gettext("Systems above that hold this record get it again with the next file."))
    return lines


def _said(name: str, value: Any) -> str:
    if isinstance(value, date):
        return str(date_format(value, "DATE_FORMAT"))
    words = {"form": EMPLOYER_FORMS, "industry": INDUSTRIES}.get(name, {})
    return gettext(words[value]) if value in words else str(value or "—")


def _told(request: ActorRequest, changed: int) -> None:
    words = ngettext("{count} detail is corrected.", "{count} details are corrected.", changed)
    tell(request, words.format(count=changed) if changed else gettext("The record stood like this already."))
