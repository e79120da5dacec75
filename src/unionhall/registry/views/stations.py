"""Office pages of the regions that stations serve: the list, adding, ending."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext

from unionhall.base import clock
from unionhall.base.authority import may
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import CODE, DAY, Column
from unionhall.base.lists.filters import LinkFilter, YesNoFilter
from unionhall.base.lists.page import BulkAction, BulkOutcome, Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.base.parts import Part, offer
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound, Refusal
from unionhall.kernel.text import N_
from unionhall.registry.actions.serve_region import serve_region
from unionhall.registry.actions.stop_serving_region import stop_serving_region
from unionhall.registry.forms.organisations import ServeRegions, StopServing
from unionhall.registry.queries.organisations import READ, organisation
from unionhall.registry.queries.regions import open_services, region_names, served_rows
from unionhall.registry.rules.stations import SERVES
from unionhall.registry.views.choices import reach
from unionhall.registry.views.organisations import crumbs_to, record_url
from unionhall.ui.notices import tell

GRANT = "registry.found_organisation"
SHOWN = 12  # on the station's record; the rest is one click away
NAMED = 20  # on the last page of the form
SERVE = Flow(
    code="registry.serve_region",
    grant=GRANT,
    heading=N_("Add regions"),
    button=N_("Let the station serve them"),
    steps=(Step(N_("Which regions, from when"), ServeRegions),),
)


def _station(actor: Actor, code: str, today: date) -> tuple[Q, str] | None:
    try:
        top = organisation(actor, code)
    except NotFound:
        return None
    return Q(station=top), top.name


def _stop(actor: Actor, ids: Sequence[int], values: Mapping[str, Any], now: datetime) -> BulkOutcome:
    last_on = date.fromisoformat(str(values["last_on"]))
    done, refused = 0, []
    for station, rows in open_services(actor, ids, GRANT).items():
        try:
            codes = list(rows.values())
            done += stop_serving_region(actor=actor, station_code=station, region_codes=codes, last_on=last_on, now=now)
        except Refusal as refusal:
            refused += [(pk, refusal.sentence) for pk in rows]
    return BulkOutcome(done, refused)


SERVED = register(
    ListPage(
        code="registry.served_regions",
        title=N_("Regions that stations serve"),
        grant=READ,
        url_name="registry:served_regions",
        rows=served_rows,
        columns=(
            Column("region", N_("Region"), lambda row: row.region_name or row.region_code, fixed=True),
            Column("code", N_("Code"), lambda row: row.region_code, CODE, sort="region_code"),
            Column(
                "station",
                N_("Station"),
                lambda row: row.station.name,
                sort="scope_path",
                link=lambda row: record_url(row.station.code),
            ),
            Column("from_on", N_("From"), lambda row: row.from_on, DAY, sort="from_on"),
            Column("to_on", N_("To"), lambda row: row.to_on, DAY, sort="to_on", nullable=True),
        ),
        sort="code",
        filters=(
            LinkFilter("station", N_("Station"), _station),
            YesNoFilter("open", N_("State"), N_("Served now"), N_("No longer served"), lambda _: Q(to_on__isnull=True)),
        ),
        search=("station__name_index",),
        search_codes=("region_code",),
        search_hint=N_("Code of the region, or name of the station"),
        label=lambda row: f"{row.region_name or ''} {row.region_code}".strip(),
        empty=Empty(N_("No station serves a region yet. Open a station's page and add the regions that it serves.")),
        bulk=(
            BulkAction(
                code="stop",
                title=N_("Stop serving"),
                sentence=N_("Stop serving {count} regions"),
                sentence_for_one=N_("Stop serving {count} region"),
                grant=GRANT,
                run=_stop,
                eligible=lambda rows, _today: rows.filter(to_on__isnull=True),
                why_not=N_("Their service has ended already."),
                form=StopServing,
                grave=True,
            ),
        ),
    )
)


def served_url(code: str) -> str:
    """Return the address of the list of what one station serves."""
    return f"{reverse('registry:served_regions')}?{urlencode({'station': code, 'open': 'yes'})}"


def served_list(request: ActorRequest) -> HttpResponse:
    """List which station serves which region."""
    crumbs = [(gettext("Organisations"), reverse("registry:organisations")), (gettext(SERVED.title), "")]
    return show(request, SERVED, more={"crumbs": crumbs})


def serve(request: ActorRequest, code: str) -> HttpResponse:
    """Let a station serve more regions from a day."""
    actor, today = request.actor, clock.today()
    top = organisation(actor, code, GRANT)

    def act(values: dict[str, Any]) -> str:
        added = serve_region(
            actor=actor, station_code=code, region_codes=values["regions"], from_on=values["from_on"], now=clock.now()
        )
        words = ngettext("{count} region is added.", "{count} regions are added.", added)
        tell(request, words.format(count=added) if added else gettext("The station serves all of them already."))
        return record_url(code)

    def foresee(values: dict[str, Any]) -> list[str]:
        codes = values["regions"]
        names = region_names(codes, values["from_on"])
        words = ngettext(
            "{name} serves {count} region from {day}:", "{name} serves {count} regions from {day}:", len(codes)
        )
        day = date_format(values["from_on"], "DATE_FORMAT")
        lines = [words.format(name=top.name, count=len(codes), day=day)]
        lines += [f"{names[one]} ({one})" if one in names else one for one in codes[:NAMED]]
        if len(codes) > NAMED:
            lines.append(gettext("and {count} more").format(count=len(codes) - NAMED))
        return lines

    setting = Setting(
        subject=code,
        cancel_url=record_url(code),
        act=act,
        foresee=foresee,
        initial={"from_on": today},
        options={"reach": reach(actor, today, grant=GRANT)},
        crumbs=crumbs_to(top),
        heading=gettext("Regions that {name} serves").format(name=top.name),
    )
    return run_flow(request, SERVE, setting)


def served_here(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Show on a station's page which regions it serves."""
    if top.kind not in SERVES:
        return None
    condition = Q(station=top, to_on__isnull=True)
    rows = served_rows(actor, clock.today(now)).filter(condition).order_by("region_code")
    context = {
        "rows": list(rows[:SHOWN]),
        "count": rows.order_by().count(),
        "all_url": served_url(top.code),
        "add_url": reverse("registry:serve_region", args=[top.code])
        if may(actor, GRANT, top.path) and not top.closed_on
        else "",
    }
    return Part("registry/parts/served_regions.html", context)


offer("organisation", served_here, order=15)
