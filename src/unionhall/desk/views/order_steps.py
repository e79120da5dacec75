"""Forms about service orders: ask, take a step, attach a file."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.desk.actions.ask_order import ask_order
from unionhall.desk.actions.attach_to_order import attach_to_order
from unionhall.desk.actions.take_step import take_step
from unionhall.desk.forms.files import chosen_file
from unionhall.desk.forms.orders import STEP_FORMS, AskOrder
from unionhall.desk.queries.orders import employers_named, order_by_id, possible_steps, station_people
from unionhall.desk.rules.grants import ASK, READ
from unionhall.desk.rules.service import EVENTS, SAID
from unionhall.desk.views.orders import order_url
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_
from unionhall.registry.views.choices import reach
from unionhall.ui.notices import tell
from unionhall.ui.words import say

ASKING = Flow(
    code="desk.ask_order",
    grant=ASK,
    heading=N_("Ask for a service"),
    button=N_("Ask for it"),
    steps=(Step(N_("What is needed"), AskOrder),),
)


def ask(request: ActorRequest) -> HttpResponse:
    """Ask the station for a service, as a union or for an enterprise."""
    actor, today = request.actor, clock.today()

    def act(values: dict[str, Any]) -> str:
        order_id = ask_order(
            actor=actor,
            kind=values["kind"],
            title=values["title"],
            need=values["need"],
            union_code=values["union_organisation"],
            uscc=values["uscc"],
            now=clock.now(),
        )
        tell(request, gettext("The station has it. It answers within two working days."))
        return order_url(order_id)

    def foresee(values: dict[str, Any]) -> list[str]:
        lines = [gettext("The guidance station accepts it within two working days, or refuses it and says why.")]
        if values["union_organisation"]:
            lines.append(gettext("The union confirms afterwards what was done, and rates it."))
        return lines

    choices = reach(actor, today, grant=ASK) if actor.account_id is not None else None
    if choices is not None:
        choices = replace(choices, extra={"employers": lambda text: employers_named(actor, text)})
    asked = request.GET
    only = choices.organisation_suggestions if choices else ()
    setting = Setting(
        subject="",
        cancel_url=reverse("desk:orders"),
        act=act,
        foresee=foresee,
        initial={
            "kind": asked.get("kind", "")[:40],
            "uscc": asked.get("uscc", "")[:18],
            "union_organisation": asked.get("in", "")[:40] or (only[0][0] if len(only) == 1 else ""),
        },
        options={"reach": choices},
        crumbs=[(gettext("Service orders"), reverse("desk:orders"))],
    )
    return run_flow(request, ASKING, setting)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: ActorRequest, order_id: int, event: str) -> HttpResponse:
    """Ask what a step needs to know, and take it; a step that is not possible now leads back to the order."""
    require(request.actor, READ)
    order = order_by_id(request.actor, order_id)
    if event not in STEP_FORMS:
        raise NotFound("desk.no_step", N_("An order has no step of this name."))
    run = order.run
    assert run is not None
    taken = next((one for one in possible_steps(request.actor, order) if one.event == event), None)
    if taken is None and request.method != "POST":
        return redirect(order_url(order_id))
    posted = request.method == "POST"
    people = [(one.account_id, one.name) for one in station_people(run.scope_path, clock.today())]
    form = STEP_FORMS[event](
        request.POST if posted else None,
        request.FILES if posted else None,
        initial={"version": run.version},
        people=people,
        said_by=order.union_id is None and taken is not None and SAID in taken.guards,
    )
    if posted and form.is_valid():
        try:
            take_step(
                actor=request.actor,
                order_id=order_id,
                event=event,
                version=form.cleaned_data["version"],
                reason=form.cleaned_data.get("reason", ""),
                values=form.submitted(),
                files=[(file.name, file.read()) for file in [form.cleaned_data.get("file")] if file],
                now=clock.now(),
            )
        except Refused as refusal:
            form.add_error(None, say(refusal.sentence))
        else:
            tell(request, gettext("Done: {step}.").format(step=gettext(EVENTS[event])))
            return redirect(order_url(order_id))
    title = gettext(EVENTS[event])
    context = {"form": form, "heading": title, "button": title, "cancel_url": order_url(order_id), "order": order}
    return render(request, "desk/step.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def attach(request: ActorRequest, order_id: int) -> HttpResponse:
    """Attach a file to an order."""
    require(request.actor, READ)
    name, content = chosen_file(request)
    attach_to_order(actor=request.actor, order_id=order_id, name=name, content=content, now=clock.now())
    tell(request, gettext("The file is attached."))
    return redirect(order_url(order_id))
