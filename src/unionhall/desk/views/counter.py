"""The counter: somebody at the door of a room counts who comes, on a phone."""

from typing import Any
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.desk.actions.record_use import record_use
from unionhall.desk.actions.strike_use import strike_use
from unionhall.desk.forms.premises import UseForm
from unionhall.desk.queries.premises import latest_uses, people_on, room_by_id, use_room
from unionhall.desk.rules.grants import COUNT_USE
from unionhall.desk.rules.premises_kinds import USE_KINDS, VISIT
from unionhall.desk.views.answering import answer
from unionhall.desk.views.rooms import crumbs_to_room, room_url
from unionhall.ui.notices import tell

SHOWN = 8


@login_required
def counter(request: ActorRequest, room_id: int) -> HttpResponse:
    """Count people: a big button for one, a form for a group."""
    require(request.actor, COUNT_USE)
    room, today = room_by_id(request.actor, room_id, COUNT_USE), clock.today()

    def act(form: Any) -> str:
        record_use(actor=request.actor, room_id=room_id, now=clock.now(), **form.cleaned_data)
        people = form.cleaned_data["people"]
        tell(request, ngettext("{count} person counted.", "{count} people counted.", people).format(count=people))
        return reverse("desk:counter", args=[room_id])

    return answer(
        request,
        UseForm,
        act,
        heading=gettext("Count visitors"),
        button=gettext("Count them"),
        cancel_url=room_url(room_id),
        crumbs=crumbs_to_room(room),
        initial={"key": uuid4().hex, "kind": VISIT, "used_on": today},
        template="desk/counter.html",
        context={
            "room": room,
            "today": today,
            "one_key": uuid4().hex,
            "today_people": people_on(room, today),
            "uses": [(one, gettext(USE_KINDS[one.kind])) for one in latest_uses(room, SHOWN)],
        },
    )


@login_required
@require_POST
def strike(request: ActorRequest, use_id: int) -> HttpResponse:
    """Strike out a count."""
    require(request.actor, COUNT_USE)
    room_id = use_room(request.actor, use_id, COUNT_USE)
    strike_use(actor=request.actor, use_id=use_id, reason=request.POST.get("reason", ""), now=clock.now())
    tell(request, gettext("The count is struck out; it stays to be read."))
    return redirect("desk:counter", room_id)
