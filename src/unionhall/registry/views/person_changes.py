"""Forms about a person's file: correct the record, link the log-in."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.base.queries.accounts import account_named
from unionhall.kernel.identity import FOREIGN, ID_TYPES, RESIDENCE_PERMIT, RESIDENT
from unionhall.kernel.text import N_
from unionhall.registry.actions.correct_person import correct_person
from unionhall.registry.actions.link_account import link_account
from unionhall.registry.forms.people import CorrectDetails, CorrectIdentity, LinkLogIn
from unionhall.registry.queries.people import person
from unionhall.registry.rules.rows import NewPerson
from unionhall.registry.views.choices import reach
from unionhall.registry.views.members import person_url
from unionhall.ui.notices import tell

CORRECT_GRANT = "registry.register_person"
LINK_GRANT = "registry.link_account"
CORRECT = Flow(
    code="registry.correct_person",
    grant=CORRECT_GRANT,
    heading=N_("Correct the record"),
    button=N_("Correct the record"),
    steps=(Step(N_("Who it is"), CorrectIdentity), Step(N_("What else is known"), CorrectDetails)),
)
LINK = Flow(
    code="registry.link_account",
    grant=LINK_GRANT,
    heading=N_("Link a log-in"),
    button=N_("Link the log-in"),
    steps=(Step(N_("Which log-in"), LinkLogIn),),
)
PLAIN = ("ethnicity", "political_status", "education", "household_region")
SAYS_ITSELF = frozenset({"", RESIDENT, RESIDENCE_PERMIT, FOREIGN})  # these numbers hold sex and birthday


def _crumbs(who: Any) -> list[tuple[str, str]]:
    return [(gettext("Members"), reverse("registry:members")), (who.name, person_url(who.pk))]


def corrected(who: Any, values: dict[str, Any]) -> NewPerson:
    """Return the whole record as it should be: what was left empty stays, unless a new number says it itself."""
    stays = not values["id_number"].strip() or values["id_type"] not in SAYS_ITSELF
    return NewPerson(
        name=values["name"],
        id_type=values["id_type"],
        id_number=values["id_number"],
        phone=values["phone"],
        sex=values["sex"] or (who.sex if stays else ""),
        birth_on=values["birth_on"] or (who.birth_on if stays else None),
        **{name: values[name] for name in PLAIN},
    )


def correct(request: ActorRequest, person_id: int) -> HttpResponse:
    """Correct what is on record about a person; the address carries the version of the record that was seen."""
    actor = request.actor
    who = person(actor, person_id, CORRECT_GRANT)
    asked = request.GET.get("version", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return HttpResponseRedirect(f"{request.path}?version={who.version}")

    def act(values: dict[str, Any]) -> str:
        row = corrected(who, values)
        correct_person(actor=actor, person_id=person_id, row=row, version=int(asked), now=clock.now())
        tell(request, gettext("The record of {name} is corrected.").format(name=row.name))
        return person_url(person_id)

    def foresee(values: dict[str, Any]) -> list[str]:
        lines = [gettext("The record says this from now on; your name and the time go on record.")]
        if values["name"] != who.name:
            lines.append(gettext("{old} is called {new}.").format(old=who.name, new=values["name"]))
        if values["id_number"]:
            lines.append(gettext("The new identity number takes the place of the one on file."))
        if values["phone"]:
            lines.append(gettext("The new phone takes the place of the one on file."))
        lines.append(gettext("Systems above that hold this record get it again with the next file."))
        return lines

    setting = Setting(
        subject=f"{person_id}:{asked}",
        cancel_url=person_url(person_id),
        act=act,
        foresee=foresee,
        initial={"name": who.name} | {name: getattr(who, name) for name in PLAIN},
        options={"reach": reach(actor, clock.today(), grant=CORRECT_GRANT, extra={"id_types": ID_TYPES})},
        crumbs=_crumbs(who),
        lead=who.name,
    )
    return run_flow(request, CORRECT, setting)


def link(request: ActorRequest, person_id: int) -> HttpResponse:
    """Say which log-in is the person's."""
    actor, today = request.actor, clock.today()
    who = person(actor, person_id, LINK_GRANT)

    def act(values: dict[str, Any]) -> str:
        account = account_named(actor, LINK_GRANT, values["account"], today=today)
        link_account(actor=actor, person_id=person_id, account_id=account.pk, now=clock.now())
        tell(request, gettext("The log-in is linked."))
        return person_url(person_id)

    def foresee(values: dict[str, Any]) -> list[str]:
        account = account_named(actor, LINK_GRANT, values["account"], today=today)
        words = gettext(
            "Whoever logs in as {username} ({holder}) reads and confirms the record of {name} as their own."
        )
        return [
            words.format(username=account.username, holder=account.display_name or account.username, name=who.name),
            gettext("Compare both: a wrong link shows somebody the data of another."),
        ]

    setting = Setting(
        subject=str(person_id),
        cancel_url=person_url(person_id),
        act=act,
        foresee=foresee,
        options={"reach": reach(actor, today, grant=LINK_GRANT)},
        crumbs=_crumbs(who),
        lead=who.name,
        grave=True,
    )
    return run_flow(request, LINK, setting)
