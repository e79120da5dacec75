"""Pages of a station's area: who is taken in or left out by name, and taking all of it at once."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.guidance.actions.assign_area import assign_area
from unionhall.guidance.actions.end_area_listing import end_area_listing
from unionhall.guidance.actions.list_area_employers import list_area_employers
from unionhall.guidance.forms.network import EndListing, ListEmployers, TakeArea
from unionhall.guidance.queries.figures import area_of
from unionhall.guidance.queries.responsibilities import employers_named
from unionhall.guidance.queries.stations import ground_of, host_of, listed_rows, listing_shown, station
from unionhall.guidance.rules.grants import ASSIGN, READ, SET_AREA
from unionhall.guidance.views.stations import station_url
from unionhall.kernel.text import N_
from unionhall.registry.queries.regions import region_names
from unionhall.registry.views.choices import reach
from unionhall.ui.formats import day_text, number_text
from unionhall.ui.notices import tell

MOST_LINES = 200
LIST = Flow(
    code="guidance.list_area_employers",
    grant=SET_AREA,
    heading=N_("Take enterprises in, or leave some out"),
    button=N_("Change the area"),
    steps=(Step(N_("Which enterprises"), ListEmployers),),
)
END = Flow(
    code="guidance.end_area_listing",
    grant=SET_AREA,
    heading=N_("Let the ground decide again"),
    button=N_("Take it off the list"),
    steps=(Step(N_("Last day"), EndListing),),
)
TAKE = Flow(
    code="guidance.assign_area",
    grant=ASSIGN,
    heading=N_("Take the rest of the area"),
    button=N_("Answer for all of them"),
    steps=(Step(N_("From when"), TakeArea),),
)


def _crumbs(top: Any) -> list[tuple[str, str]]:
    return [(gettext("Guidance stations"), reverse("guidance:stations")), (top.name, station_url(top.code))]


@login_required
@require_safe
def area(request: ActorRequest, code: str) -> HttpResponse:
    """Show the ground of a station and its list of names."""
    actor, today = request.actor, clock.today()
    require(actor, READ)
    top = station(actor, code)
    ground, counted = ground_of(top, today), area_of(top, today)
    names = region_names(ground.regions, today)
    may_change = may(actor, SET_AREA, top.path) and not top.closed_on
    context = {
        "top": top,
        "crumbs": _crumbs(top),
        "host": host_of(top),
        "regions": [(one, names.get(one, one)) for one in ground.regions],
        "area": counted,
        "rows": list(listed_rows(top)[:MOST_LINES]),
        "may_change": may_change,
        "may_serve": may(actor, "registry.found_organisation", top.path) and not top.closed_on,
        "assign_url": reverse("guidance:assign", args=[code])
        if counted.free and may(actor, ASSIGN, top.path) and not top.closed_on
        else "",
    }
    return render(request, "guidance/area.html", context)


def add(request: ActorRequest, code: str) -> HttpResponse:
    """Take enterprises into the area, or leave some out of it."""
    actor, today = request.actor, clock.today()
    require(actor, SET_AREA)
    top = station(actor, code, SET_AREA)

    def act(values: dict[str, Any]) -> str:
        count = list_area_employers(
            actor=actor,
            station_code=code,
            usccs=values["uscc"],
            included=values["included"],
            from_on=values["from_on"],
            reason=values["reason"],
            now=clock.now(),
        )
        words = ngettext("{count} enterprise is on the list.", "{count} enterprises are on the list.", count)
        tell(request, words.format(count=count) if count else gettext("All of them stood on the list already."))
        return reverse("guidance:area", args=[code])

    def foresee(values: dict[str, Any]) -> list[str]:
        words = (
            ngettext(
                "The area takes in {count} enterprise from {day}.",
                "The area takes in {count} enterprises from {day}.",
                len(values["uscc"]),
            )
            if values["included"]
            else ngettext(
                "The area leaves out {count} enterprise from {day}.",
                "The area leaves out {count} enterprises from {day}.",
                len(values["uscc"]),
            )
        )
        return [
            words.format(count=len(values["uscc"]), day=day_text(values["from_on"])),
            gettext("Which station answers for them does not change by this."),
        ]

    choices = replace(
        reach(actor, today, grant=SET_AREA), extra={"employers": lambda text: employers_named(actor, text, SET_AREA)}
    )
    setting = Setting(
        subject=code,
        cancel_url=reverse("guidance:area", args=[code]),
        act=act,
        foresee=foresee,
        initial={"from_on": today},
        options={"reach": choices},
        crumbs=_crumbs(top),
        heading=gettext("Change the area of {name}").format(name=top.name),
    )
    return run_flow(request, LIST, setting)


def end(request: ActorRequest, code: str, listing_id: int) -> HttpResponse:
    """Take an enterprise off the list."""
    actor, today = request.actor, clock.today()
    require(actor, SET_AREA)
    top = station(actor, code, SET_AREA)
    row = listing_shown(top, listing_id)

    def act(values: dict[str, Any]) -> str:
        end_area_listing(
            actor=actor, station_code=code, listing_id=listing_id, last_on=values["last_on"], now=clock.now()
        )
        tell(request, gettext("{name} is off the list.").format(name=row.employer.name))
        return reverse("guidance:area", args=[code])

    def foresee(values: dict[str, Any]) -> list[str]:
        words = gettext("After {day} the ground of {name} decides again whether it belongs to the area.")
        return [words.format(day=day_text(values["last_on"]), name=row.employer.name)]

    setting = Setting(
        subject=f"{code}/{listing_id}",
        cancel_url=reverse("guidance:area", args=[code]),
        act=act,
        foresee=foresee,
        initial={"last_on": today},
        crumbs=_crumbs(top),
        heading=gettext("Take {name} off the list").format(name=row.employer.name),
    )
    return run_flow(request, END, setting)


def assign(request: ActorRequest, code: str) -> HttpResponse:
    """Let a station answer for everybody of its area whom no station has."""
    actor, today = request.actor, clock.today()
    require(actor, ASSIGN)
    top = station(actor, code, ASSIGN)

    def act(values: dict[str, Any]) -> str:
        count = assign_area(actor=actor, station_code=code, from_on=values["from_on"], now=clock.now())
        words = ngettext(
            "{name} answers for {count} more enterprise.", "{name} answers for {count} more enterprises.", count
        )
        tell(request, words.format(name=top.name, count=number_text(count)))
        return station_url(code)

    def foresee(values: dict[str, Any]) -> list[str]:
        counted = area_of(top, today)
        words = ngettext(
            "{name} answers from {day} for the {count} enterprise of its area that has no station.",
            "{name} answers from {day} for the {count} enterprises of its area that have no station.",
            counted.free,
        )
        return [
            words.format(name=top.name, day=day_text(values["from_on"]), count=number_text(counted.free)),
            gettext("Enterprises that another station answers for stay with it."),
        ]

    setting = Setting(
        subject=code,
        cancel_url=station_url(code),
        act=act,
        foresee=foresee,
        initial={"from_on": today},
        crumbs=_crumbs(top),
        heading=gettext("Take the rest of the area of {name}").format(name=top.name),
    )
    return run_flow(request, TAKE, setting)
