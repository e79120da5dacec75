"""Forms that give an employer another ground, or close it."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.kernel.text import N_
from unionhall.registry.actions.close_employer import close_employer
from unionhall.registry.actions.move_employer import move_employer
from unionhall.registry.forms.employers import CloseEmployer, MoveEmployer
from unionhall.registry.queries.employers import employer
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.views.choices import reach
from unionhall.registry.views.employers import employer_url
from unionhall.ui.notices import tell

GRANT = "registry.register_employer"
MOVE = Flow(
    code="registry.move_employer",
    grant=GRANT,
    heading=N_("Move to another ground"),
    button=N_("Move the employer"),
    steps=(Step(N_("The new ground"), MoveEmployer),),
)
CLOSE = Flow(
    code="registry.close_employer",
    grant=GRANT,
    heading=N_("Close the employer"),
    button=N_("Close the employer"),
    steps=(Step(N_("When and why"), CloseEmployer),),
)


def _crumbs(top: Any) -> list[tuple[str, str]]:
    return [(gettext("Employers"), reverse("registry:employers")), (top.name, employer_url(top.uscc))]


def move(request: ActorRequest, uscc: str) -> HttpResponse:
    """Put an employer on the ground of another park, town or county."""
    actor = request.actor
    top = employer(actor, uscc, GRANT)

    def act(values: dict[str, Any]) -> str:
        move_employer(
            actor=actor, uscc=uscc, seat_code=values["seat_organisation"], reason=values["reason"], now=clock.now()
        )
        tell(request, gettext("{name} has moved.").format(name=top.name))
        return employer_url(uscc)

    def foresee(values: dict[str, Any]) -> list[str]:
        seat = organisation(actor, values["seat_organisation"], GRANT)
        words = gettext("{name} moves from the ground of {old} to that of {new}, with its yearly facts and coverages.")
        return [
            words.format(name=top.name, old=top.seat.name, new=seat.name),
            gettext("Whoever answers for the new place reads everything from then on."),
            gettext("Whoever answered for the old place no longer does."),
        ]

    setting = Setting(
        subject=uscc,
        cancel_url=employer_url(uscc),
        act=act,
        foresee=foresee,
        options={"reach": reach(actor, clock.today(), grant=GRANT)},
        crumbs=_crumbs(top),
        heading=gettext("Move {name} to another ground").format(name=top.name),
        lead=gettext("It stands on the ground of {place} now.").format(place=top.seat.name),
        grave=True,
    )
    return run_flow(request, MOVE, setting)


def close(request: ActorRequest, uscc: str) -> HttpResponse:
    """Close an employer with its last day and the reason."""
    actor = request.actor
    top = employer(actor, uscc, GRANT)

    def act(values: dict[str, Any]) -> str:
        close_employer(actor=actor, uscc=uscc, last_on=values["last_on"], reason=values["reason"], now=clock.now())
        tell(request, gettext("{name} is closed.").format(name=top.name))
        return employer_url(uscc)

    def foresee(values: dict[str, Any]) -> list[str]:
        words = gettext("{name} is closed after {day}. It stays on record and cannot be opened again.")
        return [
            words.format(name=top.name, day=date_format(values["last_on"], "DATE_FORMAT")),
            gettext("If a union still covers it after that day, you will be told, and nothing is changed."),
        ]

    setting = Setting(
        subject=uscc,
        cancel_url=employer_url(uscc),
        act=act,
        foresee=foresee,
        initial={"last_on": clock.today()},
        crumbs=_crumbs(top),
        heading=gettext("Close {name}").format(name=top.name),
        grave=True,
    )
    return run_flow(request, CLOSE, setting)
