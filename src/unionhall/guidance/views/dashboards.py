"""The dashboard of a station, a park or a county: red list and rates of any day, and the rows behind each figure."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.guidance.forms.practices import AsOf
from unionhall.guidance.queries.figures import behind, figures_of, judged_within, per_station
from unionhall.guidance.queries.stations import first_place, station_names
from unionhall.guidance.rules.figures import known_shows
from unionhall.guidance.rules.grants import READ
from unionhall.guidance.rules.risk import RED
from unionhall.guidance.views.enterprises import enterprise_url
from unionhall.guidance.views.stations import TONES, reason_rows, rows_url, station_url, tiles
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.kinds import GUIDANCE_STATION
from unionhall.ui.words import say

PAGE = 50


def _chosen(request: ActorRequest) -> tuple[Any, date, AsOf]:
    """Read station or ground, and the day; a day that cannot be read is today."""
    require(request.actor, READ)
    code = request.GET.get("at", "").replace("\0", "")[:40]
    top = organisation(request.actor, code, READ) if code else first_place(request.actor)
    today = clock.today()
    form = AsOf({"as_of": request.GET.get("as_of") or today.isoformat()}, today=today)
    form.is_valid()
    return top, form.cleaned_data.get("as_of") or today, form


def _own_url(top: Any) -> str:
    return station_url(top.code) if top.kind == GUIDANCE_STATION else reverse("registry:organisation", args=[top.code])


@never_cache
@login_required
@require_safe
def dashboard(request: ActorRequest) -> HttpResponse:
    """Show tiles, the reasons of the red list and each station's figures."""
    top, as_of, form = _chosen(request)
    rows = judged_within(request.actor, top, as_of)
    figures = figures_of(rows, as_of)
    lines = []
    if top.kind != GUIDANCE_STATION:
        counted = per_station(rows, as_of)
        names = station_names(code for code, _ in counted)
        for code, some in counted:
            query = urlencode({"at": code, "as_of": as_of.isoformat()})
            lines.append(
                {
                    "name": names.get(code, code) if code else gettext("No station answers"),
                    "url": f"{reverse('guidance:dashboard')}?{query}" if code else "",
                    "figures": some,
                    "red": some.colours[RED],
                    "red_url": rows_url(code, RED, as_of) if code else "",
                    "rates": list(some.rates.values()),
                }
            )
    reasons = reason_rows(figures, top.code, as_of)
    context = {
        "top": top,
        "own_url": _own_url(top),
        "heading": gettext("Red list and rates: {name}").format(name=top.name),
        "as_of": as_of,
        "form": form,
        "tiles": tiles(figures, top.code, as_of),
        "reasons": reasons,
        "chart_rows": [(words, count, url) for words, count, url in reasons],
        "lines": lines,
    }
    return render(request, "guidance/dashboard.html", context)


@never_cache
@login_required
@require_safe
def rows(request: ActorRequest) -> HttpResponse:
    """Show the enterprises behind one figure, with their reasons."""
    top, as_of, _form = _chosen(request)
    what = request.GET.get("show", "all")[:30]
    titles = known_shows()
    if what not in titles:
        raise NotFound("guidance.no_such_rows", N_("There is no such figure here."))
    found = behind(judged_within(request.actor, top, as_of), what, as_of)
    start = request.GET.get("after", "0")
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 0
    shown = found[first : first + PAGE]
    names = station_names({row.station_code for row in shown if row.station_code})
    here = rows_url(top.code, what, as_of)
    query = urlencode({"at": top.code, "as_of": as_of.isoformat()})
    context = {
        "top": top,
        "own_url": _own_url(top),
        "heading": gettext(titles[what]),
        "as_of": as_of,
        "count": len(found),
        "dashboard_url": f"{reverse('guidance:dashboard')}?{query}",
        "rows": [
            (
                row,
                enterprise_url(row.uscc),
                names.get(row.station_code or "", ""),
                [(TONES[one.colour], say(one.sentence)) for one in row.judgement.reasons],
            )
            for row in shown
        ],
        "previous_url": f"{here}&after={max(first - PAGE, 0)}" if first else "",
        "next_url": f"{here}&after={first + PAGE}" if first + PAGE < len(found) else "",
    }
    return render(request, "guidance/rows.html", context)
