"""Home: what waits for an officer, at most three cards for a worker, an explanation for who is not logged in."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from unionhall.base import clock
from unionhall.base.http import ActorRequest
from unionhall.base.parts import parts_of
from unionhall.base.rules.roles import WORKER
from unionhall.kernel.actors import Actor

MOST_CARDS = 3


def is_officer(actor: Actor) -> bool:
    """Tell whether the actor works at a desk: holds any role besides being a worker."""
    return bool(actor.roles - {WORKER})


def layout_of(actor: Actor) -> str:
    """Return the layout of pages that both a worker and an officer use."""
    return "ui/layouts/office.html" if is_officer(actor) else "ui/layouts/phone.html"


def home(request: ActorRequest) -> HttpResponse:
    """Answer with the Home that fits who asks."""
    actor, now = request.actor, clock.now()
    if actor.account_id is None:
        return render(request, "portal/welcome.html", {"demo": settings.DEMO_WORLD})
    if not is_officer(actor):
        cards = parts_of("home.cards", actor, now)[:MOST_CARDS]
        return render(request, "portal/phone_home.html", {"cards": cards})
    todo: list[Any] = [row for part in parts_of("home.todo", actor, now) for row in part.rows]
    context = {
        "todo": sorted(todo, key=lambda row: not row.urgent),
        "figures": [row for part in parts_of("home.figures", actor, now) for row in part.rows],
        "today": clock.today(now),
    }
    return render(request, "portal/home.html", context)
