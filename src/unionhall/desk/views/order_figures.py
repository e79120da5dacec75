"""What the service orders of a year come to: asked, carried out, confirmed, rated; by type."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.desk.queries.order_figures import own_figures
from unionhall.desk.rules.grants import READ
from unionhall.desk.rules.order_types import ORDER_TYPES
from unionhall.desk.rules.periods import average, year_of

YEARS_SHOWN = 5


@login_required
@require_safe
def figures(request: ActorRequest) -> HttpResponse:
    """Show the figures of the orders within reach that were asked for in a year."""
    require(request.actor, READ)
    today = clock.today()
    year = year_of(request.GET.get("year", ""), today)
    first, last = today.replace(year=year, month=1, day=1), today.replace(year=year, month=12, day=31)
    all_of_it, kinds = own_figures(request.actor, first, min(last, today), today)
    context = {
        "heading": gettext("Figures of service orders"),
        "as_of": min(last, today),
        "year": year,
        "years": range(today.year, today.year - YEARS_SHOWN, -1),
        "found": all_of_it,
        "stars": average(all_of_it.stars, all_of_it.rated),
        "columns": _columns(),
        "rows": [_row(one, year) for one in kinds],
        "chart": [
            (gettext(ORDER_TYPES.get(one.kind, one.kind)), one.asked, _orders_url(one.kind, year)) for one in kinds
        ],
    }
    return render(request, "desk/order_figures.html", context)


def _columns() -> list[Any]:
    numbers = (
        gettext("Times asked for"),
        gettext("Carried out"),
        gettext("Confirmed by the enterprise"),
        gettext("Rated"),
        gettext("Stars on average"),
    )
    return [gettext("Service"), *({"title": one, "number": True} for one in numbers)]


def _row(one: Any, year: int) -> list[Any]:
    title = gettext(ORDER_TYPES.get(one.kind, one.kind))
    return [title, one.asked, one.finished, one.confirmed, one.rated, average(one.stars, one.rated) or "—"]


def _orders_url(kind: str, year: int) -> str:
    asked = urlencode({"kind": kind, "asked_from": f"{year}-01-01", "asked_to": f"{year}-12-31"})
    return f"{reverse('desk:orders')}?{asked}"
