"""Forms that begin and plan: founding, re-election, preparatory group, plan, roll, display."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.http import ActorRequest
from unionhall.organizing import forms
from unionhall.organizing.actions.correct_roll import correct_roll
from unionhall.organizing.actions.display_list import display_list
from unionhall.organizing.actions.freeze_roll import freeze_roll
from unionhall.organizing.actions.name_prep_group import NewPrepMember, name_prep_group
from unionhall.organizing.actions.settle_plan import Plan, settle_plan
from unionhall.organizing.actions.start_founding import start_founding
from unionhall.organizing.actions.start_renewal import start_renewal
from unionhall.organizing.queries.undertakings import members_of, roll_of, undertaking
from unionhall.organizing.rules.grants import ELECT, RUN
from unionhall.organizing.rules.paper_words import SEXES
from unionhall.organizing.views.answering import answer
from unionhall.organizing.views.undertakings import url_of
from unionhall.ui.notices import tell

FOUND = "organizing.start_founding"
MOST_PEOPLE = 2000


def found(request: ActorRequest) -> HttpResponse:
    """Begin a founding."""

    def act(values: dict[str, Any]) -> str:
        pk = start_founding(actor=request.actor, now=clock.now(), **values)
        tell(request, gettext("The founding has begun. Name the preparatory group next."))
        return url_of(pk)

    return answer(
        request,
        forms.StartFounding,
        act,
        grant=FOUND,
        heading=gettext("Begin a founding"),
        button=gettext("Begin the founding"),
        cancel_url=reverse("organizing:undertakings"),
        initial={"uscc": request.GET.get("employer", "")[:18], "name": request.GET.get("name", "")[:120]},
    )


def renew(request: ActorRequest) -> HttpResponse:
    """Begin a re-election, by-election or recall."""

    def act(values: dict[str, Any]) -> str:
        return url_of(start_renewal(actor=request.actor, now=clock.now(), **values))

    return answer(
        request,
        forms.StartRenewal,
        act,
        grant=RUN,
        heading=gettext("Begin a re-election, by-election or recall"),
        button=gettext("Begin"),
        cancel_url=reverse("organizing:undertakings"),
        initial={"union_code": request.GET.get("union", "")[:40]},
    )


def prep_group(request: ActorRequest, undertaking_id: int) -> HttpResponse:
    """Name the preparatory group."""
    it = undertaking(request.actor, undertaking_id, RUN)

    def act(values: dict[str, Any]) -> str:
        people = [
            NewPrepMember(name, "worker" if number else "leader", sex=sex, job=job)
            for number, (name, sex, job) in enumerate(values["people"])
        ]
        name_prep_group(actor=request.actor, undertaking_id=undertaking_id, people=people, now=clock.now())
        return url_of(undertaking_id)

    names = "\n".join(f"{one.name} {SEXES.get(one.sex, '')} {one.job}".strip() for one in it.prep_group.order_by("id"))
    return answer(
        request,
        forms.PrepGroup,
        act,
        grant=RUN,
        heading=gettext("Preparatory group"),
        button=gettext("Name the group"),
        cancel_url=url_of(undertaking_id),
        initial={"people": names},
    )


def plan(request: ActorRequest, undertaking_id: int) -> HttpResponse:
    """Settle form, seats, term and date."""
    it = undertaking(request.actor, undertaking_id, RUN)
    names = list(forms.PlanForm.base_fields)

    def act(values: dict[str, Any]) -> str:
        numbers = ("women_seats", "delegates", "delegates_managers")
        settled = Plan(**{**values, **{name: values[name] or 0 for name in numbers}})
        version = request.POST.get("version", "")
        seen = int(version) if version.isascii() and version.isdigit() and len(version) < 9 else it.version
        settle_plan(actor=request.actor, undertaking_id=undertaking_id, plan=settled, version=seen, now=clock.now())
        return url_of(undertaking_id)

    return answer(
        request,
        forms.PlanForm,
        act,
        grant=RUN,
        heading=gettext("Plan of the election"),
        button=gettext("Keep the plan"),
        cancel_url=url_of(undertaking_id),
        initial={name: getattr(it, name) for name in names},
        context={"version": it.version},
    )


@require_POST
def freeze(request: ActorRequest, undertaking_id: int) -> HttpResponse:
    """Freeze the roll as members stand today."""
    due = freeze_roll(actor=request.actor, undertaking_id=undertaking_id, now=clock.now())
    tell(request, gettext("The roll is frozen with {due} names.").format(due=due))
    return HttpResponseRedirect(reverse("organizing:roll", args=[undertaking_id]))


def correct(request: ActorRequest, undertaking_id: int) -> HttpResponse:
    """Strike somebody from the roll or enter somebody."""
    it = undertaking(request.actor, undertaking_id, ELECT)
    roll = {str(pk): name for pk, name in roll_of(it).values_list("person_id", "name")[:MOST_PEOPLE]}
    members = members_of(it).values_list("person_id", "person__name")[:MOST_PEOPLE]
    people = roll | {str(pk): name for pk, name in members}
    back = reverse("organizing:roll", args=[undertaking_id])

    def act(values: dict[str, Any]) -> str:
        correct_roll(
            actor=request.actor,
            undertaking_id=undertaking_id,
            person_id=int(values["person"]),
            strike=bool(values["strike"]),
            reason=values["reason"],
            now=clock.now(),
        )
        return back

    return answer(
        request,
        forms.Correction,
        act,
        grant=ELECT,
        heading=gettext("Correct the roll"),
        button=gettext("Correct the roll"),
        cancel_url=back,
        options={"people": list(people.items())},
    )


def display(request: ActorRequest, undertaking_id: int) -> HttpResponse:
    """Display the candidates or the roll."""
    it = undertaking(request.actor, undertaking_id, ELECT)

    def act(values: dict[str, Any]) -> str:
        display_list(actor=request.actor, undertaking_id=undertaking_id, now=clock.now(), **values)
        tell(request, gettext("The notice is published."))
        return url_of(undertaking_id)

    return answer(
        request,
        forms.Display,
        act,
        grant=ELECT,
        heading=gettext("Display a list"),
        button=gettext("Publish the notice"),
        cancel_url=url_of(undertaking_id),
        initial={"title": it.union.name, "start_on": clock.today(), "working_days": 5},
    )
