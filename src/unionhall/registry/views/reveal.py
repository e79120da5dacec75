"""Shows sealed personal data once, for a reason that goes on record and that the person can read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.kernel.identity import ID_TYPES
from unionhall.registry.actions.reveal_person import reveal_person
from unionhall.registry.forms.choosing import Why
from unionhall.registry.queries.people import person
from unionhall.registry.views.members import person_url

GRANT = "registry.reveal_person"


@never_cache
def reveal(request: ActorRequest, person_id: int) -> HttpResponse:
    """Ask for the reason; answer the POST with the data, which is never stored in a page's address or cache."""
    require(request.actor, GRANT)
    who = person(request.actor, person_id, GRANT)
    form = Why(request.POST if request.method == "POST" else None)
    shown = None
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        shown = reveal_person(actor=request.actor, person_id=person_id, reason=reason, now=clock.now())
    context = {
        "who": who,
        "form": form,
        "shown": shown,
        "id_type": gettext(ID_TYPES.get(who.id_type, who.id_type)) if who.id_type else "",
        "cancel_url": person_url(person_id),
    }
    return render(request, "registry/reveal.html", context, status=422 if form.errors else 200)
