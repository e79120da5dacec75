"""The form that founds an organisation."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import holdings_for
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.kernel.text import N_
from unionhall.registry.actions.found_organisation import found_organisation
from unionhall.registry.forms.organisations import OrganisationNames, OrganisationPlace
from unionhall.registry.queries.organisations import organisation, organisations
from unionhall.registry.rules.kinds import KINDS
from unionhall.registry.rules.placing import ROOT, kinds_under
from unionhall.registry.views.choices import reach
from unionhall.registry.views.organisations import crumbs_to, record_url
from unionhall.ui.notices import tell

FOUND = Flow(
    code="registry.found_organisation",
    grant="registry.found_organisation",
    heading=N_("Found an organisation"),
    button=N_("Found the organisation"),
    steps=(Step(N_("What it is"), OrganisationNames), Step(N_("Where it stands"), OrganisationPlace)),
)


def found(request: ActorRequest) -> HttpResponse:
    """Found an organisation under the one named by ``under`` (else under the actor's own)."""
    actor, today = request.actor, clock.today()
    code = request.GET.get("under", "") or _own_place(request)
    above = organisation(actor, code, "registry.found_organisation") if code else None
    kinds = kinds_under(above.kind if above else ROOT)

    def act(values: dict[str, Any]) -> str:
        rest = {name: value for name, value in values.items() if name not in {"code", "region"}}
        found_organisation(
            actor=actor, parent_code=code, code=values["code"], region_code=values["region"], now=clock.now(), **rest
        )
        tell(request, gettext("{name} is founded.").format(name=values["name"]))
        return record_url(values["code"])

    def foresee(values: dict[str, Any]) -> list[str]:
        words = KINDS[values["kind"]]
        place = above.name if above else gettext("the top of the tree")
        return [
            gettext("{name} ({kind}) stands under {place} at once.").format(
                name=values["name"], kind=gettext(words), place=place
            ),
            gettext("Whoever reads {place} and all below it reads the new organisation too.").format(place=place),
        ]

    setting = Setting(
        subject=code,
        cancel_url=record_url(code) if code else reverse("registry:organisations"),
        act=act,
        foresee=foresee,
        options={"reach": reach(actor, today, grant="registry.found_organisation", kinds=kinds)},
        crumbs=crumbs_to(above),
        lead=gettext("It will stand under {place}.").format(place=above.name) if above else "",
    )
    return run_flow(request, FOUND, setting)


def _own_place(request: ActorRequest) -> str:
    """Return the code of the one place where the actor acts, so that a form knows its parent."""
    actor = request.actor
    path = actor.acting_at
    if not path:
        held = holdings_for(actor, "registry.found_organisation")
        path = held[0].path if held else ""
    top = organisations(actor, "registry.found_organisation").filter(path=path).first()
    return top.code if top else ""
