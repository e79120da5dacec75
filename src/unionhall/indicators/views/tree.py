"""Sums over the tree: every level at once, as the last recount and folds left them."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.base.jobs import enqueue
from unionhall.indicators.queries.rollups import (
    RolledUp,
    last_recount,
    rolled_up,
    rolled_up_children,
    waiting_changes,
)
from unionhall.indicators.queries.scopes import READ
from unionhall.indicators.rules.measures import MEASURES
from unionhall.indicators.views.choosing import chosen, crumbs
from unionhall.ui.formats import number_text

RECOUNT = "indicators.recompute"


@never_cache
@login_required
@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """Show the sums of an organisation and of each federation right below it."""
    require(request.actor, READ)
    choice = chosen(request)
    total = rolled_up(request.actor, [choice.scope])[0]
    children = rolled_up_children(request.actor, choice.scope)
    context = {
        "choice": choice,
        "crumbs": crumbs(request, choice),
        "dashboard_url": choice.address("dashboard"),
        "columns": [gettext(title) for title in MEASURES.values()],
        "total": _numbers(total),
        "lines": [(one.name, choice.address("tree", at=one.code), _numbers(one)) for one in children],
        "recounted_at": last_recount(),
        "waiting": waiting_changes(choice.scope),
        "recounts": may(request.actor, RECOUNT),
    }
    return render(request, "indicators/tree.html", context)


@never_cache
@login_required
@require_POST
def recount(request: ActorRequest) -> HttpResponse:
    """Ask for a recount of the whole tree and show its progress."""
    require(request.actor, RECOUNT)
    now = clock.now()
    with transaction.atomic():
        job_id = enqueue("indicators.recount", {}, actor=request.actor, now=now, key=f"asked:{now:%Y%m%d%H%M}")
    return redirect("base:job", job_id)


def _numbers(one: RolledUp) -> list[str]:
    return [number_text(value) for value in one.sums.values()]
