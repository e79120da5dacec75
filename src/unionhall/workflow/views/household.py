"""One's own household: whom one names is never decided about by oneself."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.kernel.errors import Refusal
from unionhall.registry.queries.listed import people_named
from unionhall.ui.notices import tell
from unionhall.ui.words import say
from unionhall.workflow.actions.end_household import end_household
from unionhall.workflow.actions.name_household import name_household
from unionhall.workflow.forms import HouseholdForm
from unionhall.workflow.queries.people import my_ties
from unionhall.workflow.rules.grants import READ

PER_PAGE = 20


def household(request: ActorRequest) -> HttpResponse:
    """List whom one has named, and name somebody."""
    require(request.actor, READ)
    actor, refusal, status = request.actor, "", 200
    form = HouseholdForm(request.POST or None)
    form.find(lambda text: people_named(actor, text))
    if request.method == "POST" and form.is_valid():
        try:
            name_household(actor=actor, person_id=int(form.cleaned_data["person"]), now=clock.now())
        except Refusal as refused:
            refusal, status = say(refused.sentence), refused.status
        else:
            tell(request, gettext("Kept. You no longer decide what concerns this person."))
            return HttpResponseRedirect(reverse("workflow:household"))
    elif request.method == "POST":
        status = 422
    asked = request.GET.get("page", "1")
    page = Paginator(my_ties(actor), PER_PAGE).get_page(asked if asked.isascii() else 1)
    context: dict[str, Any] = {"form": form, "page": page, "refusal": refusal}
    return render(request, "workflow/household.html", context, status=status)


@require_POST
def end(request: ActorRequest, tie_id: int) -> HttpResponse:
    """Say that somebody is no longer of one's household."""
    end_household(actor=request.actor, tie_id=tie_id, now=clock.now())
    tell(request, gettext("Ended. The line stays on record."))
    return HttpResponseRedirect(reverse("workflow:household"))
