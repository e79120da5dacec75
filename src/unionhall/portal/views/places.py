"""Where one acts: the switcher of the top bar and the page that finds a place when there are many."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.kernel.actors import Actor
from unionhall.portal.views.home import is_officer
from unionhall.registry.queries.overview import Place, places_below, places_held
from unionhall.registry.rules.tree import depth

SHOWN = 50


def held_paths(actor: Actor) -> list[str]:
    """Return the paths where the actor holds roles, the highest first."""
    return sorted({holding.path for holding in actor.holdings if holding.path})


def named_places(actor: Actor) -> list[Place]:
    """Return the places where the actor holds roles, and the one where the actor acts now."""
    paths = set(held_paths(actor)) | ({actor.acting_at} if actor.acting_at else set())
    return places_held(paths) if paths else []


@login_required
def places(request: ActorRequest) -> HttpResponse:
    """Find a place to act in."""
    actor = request.actor
    require(actor, "registry.read_organisations")
    words = " ".join(request.GET.get("q", "").replace("\0", "").split())[:60]
    found = places_below(actor, words, SHOWN)
    top = min((depth(row.path) for row in found), default=1)
    context = {
        "words": words,
        "places": [(row, min(depth(row.path) - top, 6), row.path == actor.acting_at) for row in found],
        "more": len(found) == SHOWN,
        "acting_at": actor.acting_at,
        "everything": gettext("Everything within my reach"),
        "officer": is_officer(actor),
    }
    return render(request, "portal/places.html", context)
