"""Figures kept for good."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.indicators.actions.take_snapshot import take_snapshot
from unionhall.indicators.queries.scopes import READ
from unionhall.indicators.queries.snapshots import kept_days, snapshots
from unionhall.indicators.rules.definitions import INDICATORS
from unionhall.indicators.views.choosing import Chosen, chosen, crumbs, may_keep
from unionhall.indicators.views.dashboard import fraction_of, text_of
from unionhall.ui.notices import tell


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ActorRequest) -> HttpResponse:
    """List the days whose figures were kept, show one of them, keep the chosen day's."""
    require(request.actor, READ)
    choice = chosen(request)
    if request.method == "POST":
        return _keep(request, choice)
    days = kept_days(choice.scope)
    opened = _day(request.GET.get("day", ""))
    context = {
        "choice": choice,
        "crumbs": crumbs(request, choice),
        "dashboard_url": choice.address("dashboard"),
        "here": choice.address("snapshots"),
        "days": [(one, choice.address("snapshots", day=one.as_of.isoformat())) for one in days],
        "opened": opened,
        "figures": [_line(figure) for figure, _ in snapshots(choice.scope, as_of=opened)] if opened else [],
        "keeps": may_keep(request, choice.scope),
    }
    return render(request, "indicators/snapshots.html", context)


def _keep(request: ActorRequest, choice: Chosen) -> HttpResponse:
    count = take_snapshot(
        actor=request.actor,
        scope_path=choice.scope.path,
        as_of=choice.as_of,
        now=clock.now(),
        today=clock.today(),
    )
    sentence = ngettext("{count} figure is kept for good.", "{count} figures are kept for good.", count)
    tell(request, sentence.format(count=count))
    return redirect(choice.address("snapshots", day=choice.as_of.isoformat()))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _line(figure: Any) -> list[str]:
    indicator = INDICATORS.get(figure.code)
    cohort = indicator.cohorts.get(figure.cohort) if indicator and indicator.cohorts else None
    return [
        gettext(indicator.title) if indicator else figure.code,
        gettext(cohort.title) if cohort else figure.cohort,
        text_of(figure),
        fraction_of(figure),
        str(figure.version),
    ]
