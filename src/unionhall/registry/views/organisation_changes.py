"""Forms that change an organisation: rename, move, close."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.kernel.text import N_
from unionhall.registry.actions.close_organisation import close_organisation
from unionhall.registry.actions.move_organisation import move_organisation
from unionhall.registry.actions.rename_organisation import rename_organisation
from unionhall.registry.forms.organisations import Close, Move, Rename
from unionhall.registry.queries.listed import counts_under
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.views.choices import reach
from unionhall.registry.views.organisations import crumbs_to, record_url
from unionhall.ui.notices import tell

RENAME = Flow(
    code="registry.rename_organisation",
    grant="registry.change_organisation",
    heading=N_("Rename"),
    button=N_("Rename the organisation"),
    steps=(Step(N_("The new name"), Rename),),
)
MOVE = Flow(
    code="registry.move_organisation",
    grant="registry.change_organisation",
    heading=N_("Move in the tree"),
    button=N_("Move the organisation"),
    steps=(Step(N_("The new place"), Move),),
)
CLOSE = Flow(
    code="registry.close_organisation",
    grant="registry.change_organisation",
    heading=N_("Close"),
    button=N_("Close the organisation"),
    steps=(Step(N_("When and why"), Close),),
)


def rename(request: ActorRequest, code: str) -> HttpResponse:
    """Give an organisation a new name from a day; the old one is kept."""
    top = organisation(request.actor, code, "registry.change_organisation")

    def act(values: dict[str, Any]) -> str:
        rename_organisation(
            actor=request.actor,
            code=code,
            name=values["name"],
            short_name=values["short_name"],
            from_on=values["from_on"],
            now=clock.now(),
        )
        tell(request, gettext("The organisation is called {name} now.").format(name=values["name"]))
        return record_url(code)

    def foresee(values: dict[str, Any]) -> list[str]:
        words = gettext("{old} is called {new} from {day}; the old name stays on record and is still found.")
        return [words.format(old=top.name, new=values["name"], day=_day(values["from_on"]))]

    setting = Setting(
        subject=code,
        cancel_url=record_url(code),
        act=act,
        foresee=foresee,
        initial={"name": top.name, "short_name": top.short_name, "from_on": clock.today()},
        crumbs=crumbs_to(top),
        heading=gettext("Rename {name}").format(name=top.name),
    )
    return run_flow(request, RENAME, setting)


def move(request: ActorRequest, code: str) -> HttpResponse:
    """Put an organisation with all that stands below it under another one."""
    actor, today = request.actor, clock.today()
    top = organisation(actor, code, "registry.change_organisation")

    def act(values: dict[str, Any]) -> str:
        move_organisation(
            actor=actor, code=code, parent_code=values["organisation"], reason=values["reason"], now=clock.now()
        )
        tell(request, gettext("{name} has moved.").format(name=top.name))
        return record_url(code)

    def foresee(values: dict[str, Any]) -> list[str]:
        target = organisation(actor, values["organisation"], "registry.change_organisation")
        counts = counts_under(actor, top, today)
        words = gettext(
            "{name} moves under {place} with {below} organisations, {employers} employers and {members} members."
        )
        return [
            words.format(
                name=top.name,
                place=target.name,
                below=counts.below,
                employers=counts.employers,
                members=counts.members,
            ),
            gettext("Whoever answers for the new place reads everything from then on."),
            gettext("Whoever answered for the old place no longer does."),
        ]

    setting = Setting(
        subject=code,
        cancel_url=record_url(code),
        act=act,
        foresee=foresee,
        options={"reach": reach(actor, today, grant="registry.change_organisation")},
        crumbs=crumbs_to(top),
        heading=gettext("Move {name}").format(name=top.name),
        grave=True,
    )
    return run_flow(request, MOVE, setting)


def close(request: ActorRequest, code: str) -> HttpResponse:
    """Close an organisation with its last day and the reason."""
    actor = request.actor
    top = organisation(actor, code, "registry.change_organisation")

    def act(values: dict[str, Any]) -> str:
        close_organisation(actor=actor, code=code, last_on=values["last_on"], reason=values["reason"], now=clock.now())
        tell(request, gettext("{name} is closed.").format(name=top.name))
        return record_url(code)

    def foresee(values: dict[str, Any]) -> list[str]:
        return [
            gettext("{name} is closed after {day}. It stays on record and cannot be opened again.").format(
                name=top.name, day=_day(values["last_on"])
            ),
            gettext("If something still stands below it or runs there, you will be told what, and nothing is changed."),
        ]

    setting = Setting(
        subject=code,
        cancel_url=record_url(code),
        act=act,
        foresee=foresee,
        initial={"last_on": clock.today()},
        crumbs=crumbs_to(top),
        heading=gettext("Close {name}").format(name=top.name),
        grave=True,
    )
    return run_flow(request, CLOSE, setting)


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
