"""Office pages of guidance stations: the list and the record."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import CODE, DAY, NUMBER, Column
from unionhall.base.lists.filters import LinkFilter, YesNoFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.base.parts import parts_of
from unionhall.guidance.queries.figures import area_of, figures_of, judged_of, orders_on_ground
from unionhall.guidance.queries.responsibilities import moved_away
from unionhall.guidance.queries.stations import (
    ground_of,
    host_of,
    listed_rows,
    people_of,
    station,
    station_rows,
    sub_stations,
)
from unionhall.guidance.rules.figures import RATES, RATES_OF, Figures
from unionhall.guidance.rules.grants import ASSIGN, READ, SET_AREA
from unionhall.guidance.rules.risk import COLOURS, REASONS, RED
from unionhall.kernel.text import N_
from unionhall.registry.queries.listed import under
from unionhall.registry.queries.regions import region_names
from unionhall.registry.rules.kinds import POSTS, STATION_DEPUTY, STATION_FULLTIME, STATION_HEAD
from unionhall.registry.views.organisations import record_url
from unionhall.registry.views.parts import history
from unionhall.ui.formats import number_text

TONES = {"red": "bad", "soon": "warn", "unknown": "neutral", "fine": "ok"}
SHOWN = 12


def station_url(code: str) -> str:
    """Return the address of a station's page."""
    return reverse("guidance:station", args=[code])


def rows_url(code: str, what: str, as_of: Any = None) -> str:
    """Return the address of the enterprises behind a figure of a station or ground."""
    query = {"at": code, "show": what} | ({"as_of": as_of.isoformat()} if as_of else {})
    return f"{reverse('guidance:rows')}?{urlencode(query)}"


STATIONS = register(
    ListPage(
        code="guidance.stations",
        title=N_("Guidance stations"),
        grant=READ,
        url_name="guidance:stations",
        rows=station_rows,
        columns=(
            Column("name", N_("Station"), lambda row: row.name, fixed=True, link=lambda row: station_url(row.code)),
            Column("code", N_("Code"), lambda row: row.code, CODE, sort="code", shown=False),
            Column("host", N_("Federation that keeps it"), lambda row: row.host_name or "", sort="path"),
            Column("head", N_("Head"), lambda row: row.head or ""),
            Column("full_time", N_("Full-time staff"), lambda row: row.full_time or 0, NUMBER),
            Column("towns", N_("Regions served"), lambda row: row.towns or 0, NUMBER),
            Column("enterprises", N_("Enterprises"), lambda row: row.enterprises or 0, NUMBER),
            Column("founded_on", N_("Opened"), lambda row: row.founded_on, DAY, sort="founded_on", nullable=True),
            Column(
                "closed_on", N_("Closed"), lambda row: row.closed_on, DAY, sort="closed_on", nullable=True, shown=False
            ),
        ),
        sort="host",
        filters=(
            LinkFilter("under", N_("On the ground of"), lambda actor, code, _today: under(actor, code, "path")),
            YesNoFilter("open", N_("State"), N_("Open"), N_("Closed"), lambda _today: Q(closed_on__isnull=True)),
        ),
        search_codes=("code",),
        search_hint=N_("Name, pinyin, initials or code"),
        label=lambda row: str(row.name),
        empty=Empty(
            N_("No guidance station stands within your reach. It is founded as an organisation of its own kind."),
            N_("Found an organisation"),
            "registry:found_organisation",
            "registry.found_organisation",
        ),
    )
)


def stations_list(request: ActorRequest) -> HttpResponse:
    """List the guidance stations within reach."""
    secondary = [{"url": reverse("guidance:dashboard"), "text": gettext("Red list and rates")}]
    return show(request, STATIONS, more={"secondary": secondary})


def station_record(request: ActorRequest, code: str) -> HttpResponse:
    """Show one station: who works there, its area, its enterprises and how they stand, what was done."""
    actor, now = request.actor, clock.now()
    require(actor, READ)
    today = clock.today(now)
    top = station(actor, code)
    host, people = host_of(top), people_of(top, today)
    area, ground = area_of(top, today), ground_of(top, today)
    figures = figures_of(judged_of(top, today), today)
    orders, _kinds = orders_on_ground(top, today)
    moved = list(moved_away(top, today)[: SHOWN + 1])
    names = region_names(ground.regions, today)
    context = {
        "top": top,
        "name": top.name,
        "state_kind": "neutral" if top.closed_on else "ok",
        "state_text": gettext("Closed") if top.closed_on else gettext("Open"),
        "facts": _facts(top, host, people, figures),
        "crumbs": [(gettext("Guidance stations"), reverse("guidance:stations"))],
        "host": host,
        "people": [(row, gettext(POSTS[row.post])) for row in _by_rank(people)],
        "may_read_members": may(actor, "registry.read_members", top.path),
        "fill_url": f"{reverse('registry:fill_post')}?{urlencode({'in': code})}"
        if may(actor, "registry.fill_post", top.path) and not top.closed_on
        else "",
        "regions": [(one, names.get(one, one)) for one in ground.regions[:SHOWN]],
        "regions_more": max(len(ground.regions) - SHOWN, 0),
        "area": area,
        "listed": listed_rows(top).filter(to_on__isnull=True).count(),
        "area_url": reverse("guidance:area", args=[code]),
        "assign_url": reverse("guidance:assign", args=[code])
        if area.free and may(actor, ASSIGN, top.path) and not top.closed_on
        else "",
        "free_url": f"{reverse('guidance:enterprises')}?{urlencode({'area': code, 'answered': 'no'})}",
        "moved": moved[:SHOWN],
        "moved_more": len(moved) > SHOWN,
        "enterprises_url": f"{reverse('guidance:enterprises')}?{urlencode({'station': code})}",
        "tiles": tiles(figures, code),
        "subs": [(row, station_url(row.code)) for row in sub_stations(actor, top, today)],
        "orders": orders,
        "orders_url": f"{reverse('desk:orders')}?{urlencode({'under': host.code})}" if host else "",
        "dashboard_url": f"{reverse('guidance:dashboard')}?{urlencode({'at': code})}",
        "public_url": reverse("guidance:public_station", args=[code]) if not top.closed_on else "",
        "sheet_url": reverse("guidance:sheet", args=[code]) if not top.closed_on else "",
        "may_set_area": may(actor, SET_AREA, top.path) and not top.closed_on,
        "parts": parts_of("station", actor, now, top),
        "today": today,
        "timeline_entries": history(actor, f"organisation:{code}", READ),
    }
    return render(request, "guidance/station.html", context)


def tiles(figures: Figures, code: str, as_of: Any = None) -> list[dict[str, Any]]:
    """Return the tiles of a set of enterprises; each leads to its rows."""
    found: list[dict[str, Any]] = [
        {
            "label": gettext("Enterprises"),
            "value": number_text(figures.enterprises),
            "url": rows_url(code, "all", as_of),
            "note": gettext("{count} not to be judged").format(count=number_text(figures.colours["unknown"]))
            if figures.colours["unknown"]
            else "",
        },
        {
            "label": gettext(COLOURS[RED]),
            "numerator": figures.colours[RED],
            "denominator": figures.enterprises,
            "url": rows_url(code, RED, as_of),
        },
    ]
    found += [
        {
            "label": gettext(RATES[one]),
            "numerator": rate.done,
            "denominator": rate.of,
            "url": rows_url(code, f"done:{one}", as_of),
            "open_url": rows_url(code, f"open:{one}", as_of),
            "open": rate.of - rate.done,
            "note": gettext(RATES_OF[one]),
        }
        for one, rate in figures.rates.items()
    ]
    return found


def reason_rows(figures: Figures, code: str, as_of: Any = None) -> list[tuple[str, int, str]]:
    """Return the reasons of the red list with their counts and the address of their rows."""
    return [
        (gettext(REASONS[one]), count, rows_url(code, f"{RED}:{one}", as_of)) for one, count in figures.reasons.items()
    ]


def _by_rank(people: list[Any]) -> list[Any]:
    order = [STATION_HEAD, STATION_DEPUTY, STATION_FULLTIME]
    return sorted(people, key=lambda row: order.index(row.post) if row.post in order else len(order))


def _facts(top: Any, host: Any, people: list[Any], figures: Figures) -> list[tuple[Any, ...]]:
    head = next((row.person.name for row in people if row.post == STATION_HEAD), "")
    full_time = sum(row.post == STATION_FULLTIME for row in people)
    facts: list[tuple[Any, ...]] = []
    if host is not None:
        facts.append((gettext("Federation that keeps it"), host.name, record_url(host.code)))
    facts.append((gettext("Head"), head or gettext("vacant")))
    facts.append((gettext("Full-time staff"), number_text(full_time)))
    facts.append((gettext("Enterprises"), number_text(figures.enterprises), rows_url(top.code, "all")))
    return facts
