"""Pages for strangers: one page and one sheet for each station, counted and never typed."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from django.views.decorators.http import require_safe

from unionhall.base import clock
from unionhall.desk.rules.premises_kinds import ROOM_KINDS
from unionhall.desk.rules.service import ORDER
from unionhall.guidance.queries.public import PublicStation, public_station
from unionhall.guidance.queries.sheet import Sheet, sheet_pdf
from unionhall.guidance.rules.figures import RATES, RATES_OF
from unionhall.guidance.rules.risk import UNION
from unionhall.registry.rules.kinds import POSTS
from unionhall.ui.formats import DASH, day_text, masked_text, number_text, share_text

KEPT_SECONDS = 3_600


def _public(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[[HttpRequest, str], HttpResponse]:
    """Let strangers in, let caches keep the answer for an hour, keep search engines out where people are named."""

    def shown(request: HttpRequest, code: str) -> HttpResponse:
        answer = view(request, code)
        answer["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return login_not_required(require_safe(shown))


def _page_url(code: str) -> str:
    return f"{settings.PUBLIC_ORIGIN}{reverse('guidance:public_station', args=[code])}"


def stars_text(station: PublicStation) -> str:
    """Write the average rating with one decimal place; a dash while too few have rated."""
    if not station.rated:
        return DASH
    average = (Decimal(station.stars) / station.rated).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return gettext("{average} of 5").format(average=average)


def _figures(station: PublicStation) -> list[tuple[str, str, str]]:
    """Return every figure: its name, its value, its numerator and denominator."""
    figures = station.figures
    found = [(gettext("Enterprises that it answers for"), number_text(figures.enterprises), "")]
    for code, rate in figures.rates.items():
        whole = gettext("{n} of {d}").format(n=number_text(rate.done), d=number_text(rate.of))
        of = gettext(RATES_OF[code])
        found.append(
            (gettext(RATES[code]), share_text(rate.done, rate.of), f"{whole} · {of}" if code != UNION else whole)
        )
    found += [
        (gettext("Service orders of the last year"), number_text(station.asked), ""),
        (gettext("Carried out"), number_text(station.finished), ""),
        (gettext("Confirmed by the enterprise"), number_text(station.confirmed), ""),
        (
            gettext("Average rating"),
            stars_text(station),
            gettext("{count} ratings").format(count=number_text(station.rated))
            if station.rated
            else gettext("shown from five ratings on"),
        ),
    ]
    return found


def _people(station: PublicStation) -> list[tuple[str, str, bool]]:
    return [(gettext(POSTS[post]), masked_text(name, "name"), full) for post, name, full in station.people]


def _services(station: PublicStation) -> list[tuple[str, int]]:
    return [(gettext(title), done) for _code, title, done in station.services]


def _rooms(station: PublicStation) -> list[tuple[str, str, str]]:
    return [(gettext(ROOM_KINDS.get(kind, kind)), name, where) for kind, name, where in station.rooms]


def _steps() -> list[str]:
    """Say how a service order goes, in the words of its procedure."""
    return [gettext(state.help) for state in ORDER.states if state.help and not state.final]


@_public
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Show a station to everybody."""
    station = public_station(code, clock.now())
    context: dict[str, Any] = {
        "station": station,
        "figures": _figures(station),
        "people": _people(station),
        "services": _services(station),
        "rooms": _rooms(station),
        "steps": _steps(),
        "place_url": reverse("desk:place", args=[code]),
        "sheet_url": reverse("guidance:sheet", args=[code]),
    }
    return render(request, "guidance/public_station.html", context)


@_public
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Give the two pages that a park hands to an investor, in the reader's language."""
    station = public_station(code, clock.now())
    with override(get_language()):
        made = sheet_pdf(
            Sheet(
                title=station.name,
                host=station.host,
                as_of=gettext("As of {day}").format(day=day_text(station.as_of)),
                address=station.address,
                opened=gettext("Open since {day}").format(day=day_text(station.opened_on)) if station.opened_on else "",
                lead=gettext("What the guidance station does for an enterprise that settles here."),
                figures_title=gettext("Figures"),
                figures=_figures(station),
                people_title=gettext("Who works here"),
                people=[(post, name, gettext("full-time") if full else "") for post, name, full in _people(station)],
                services_title=gettext("Services"),
                services=[(name, number_text(done)) for name, done in _services(station)],
                services_done=gettext("carried out in the last year"),
                steps_title=gettext("How a service order goes"),
                steps=_steps(),
                rooms_title=gettext("Rooms"),
                rooms=_rooms(station),
                regions_title=gettext("Regions served"),
                regions="、".join(station.regions),
                note=gettext(
                    "Every figure is counted from records on its day; nothing is typed by hand. Names are masked."
                ),
                check=gettext("Scan to read the page of today"),
                address_of_page=_page_url(code),
            )
        )
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{station.code}.pdf"'
    return answer
