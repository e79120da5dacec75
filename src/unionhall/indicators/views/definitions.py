"""What every indicator means."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.indicators.queries.scopes import READ
from unionhall.indicators.rules.cohorts import FACTS_NOTE
from unionhall.indicators.rules.definitions import INDICATORS
from unionhall.indicators.views.choosing import chosen, crumbs


@never_cache
@login_required
@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """Show the definition of every indicator, also of those that are not counted yet."""
    require(request.actor, READ)
    choice = chosen(request)
    context = {
        "crumbs": crumbs(request, choice),
        "dashboard_url": choice.address("dashboard"),
        "counted": [
            (indicator, list((indicator.cohorts or {}).values())[:6])
            for indicator in INDICATORS.values()
            if indicator.counted
        ],
        "waiting": [indicator for indicator in INDICATORS.values() if not indicator.counted],
        "facts_note": FACTS_NOTE,
    }
    return render(request, "indicators/definitions.html", context)
