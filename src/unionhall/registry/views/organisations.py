"""Office pages of organisations: the list, the record and what can be done about it."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import may
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, CODE, DAY, YES_NO, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter, PeriodFilter, YesNoFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.base.parts import parts_of
from unionhall.base.rules.roles import TITLES
from unionhall.kernel.text import N_
from unionhall.registry.queries.listed import (
    children_of,
    counts_under,
    coverages_by,
    organisation_rows,
    posts_of,
    under,
    who_may_read,
)
from unionhall.registry.queries.organisations import READ, former_names, lineage, organisation
from unionhall.registry.rules.kinds import KINDS, POSTS
from unionhall.registry.rules.placing import kinds_under
from unionhall.registry.views.parts import history
from unionhall.ui.formats import number_text

SHOWN = 12  # rows of a section on the record; the rest is one click away


def record_url(code: str) -> str:
    """Return the address of an organisation's page."""
    return reverse("registry:organisation", args=[code])


def crumbs_to(top: Any) -> list[tuple[str, str]]:
    """Return the breadcrumb of a form about an organisation (or about none)."""
    crumbs = [(gettext("Organisations"), reverse("registry:organisations"))]
    return [*crumbs, (top.name, record_url(top.code))] if top else crumbs


def _state(row: Any) -> str:
    return gettext("Closed") if row.closed_on else gettext("Standing")


ORGANISATIONS = register(
    ListPage(
        code="registry.organisations",
        title=N_("Organisations"),
        grant=READ,
        url_name="registry:organisations",
        rows=organisation_rows,
        columns=(
            Column(
                "name", N_("Name"), lambda row: row.name, fixed=True, sort="name", link=lambda row: record_url(row.code)
            ),
            Column("kind", N_("Kind"), lambda row: row.kind, words=KINDS, sort="kind"),
            Column("above", N_("Under"), lambda row: row.above_name),
            Column("tree", N_("Place in the tree"), lambda row: row.code, CODE, sort="path"),
            Column("founded_on", N_("Founded"), lambda row: row.founded_on, DAY, sort="founded_on", nullable=True),
            Column(
                "term_ends_on", N_("Term ends"), lambda row: row.term_ends_on, DAY, sort="term_ends_on", nullable=True
            ),
            Column("state", N_("State"), _state, BADGE, tone=lambda row: "neutral" if row.closed_on else "ok"),
            Column(
                "closed_on", N_("Closed"), lambda row: row.closed_on, DAY, sort="closed_on", nullable=True, shown=False
            ),
            Column("short_name", N_("Short name"), lambda row: row.short_name, shown=False),
            Column("uscc", N_("Credit code"), lambda row: row.uscc, CODE, shown=False),
            Column("region", N_("Region"), lambda row: row.region_code, CODE, shown=False),
            Column("address", N_("Address"), lambda row: row.address, shown=False),
            Column("park", N_("Provincial development zone"), lambda row: row.provincial_park, YES_NO, shown=False),
        ),
        sort="tree",
        filters=(
            LinkFilter("under", N_("Under"), lambda actor, code, _today: under(actor, code, "path")),
            ChoiceFilter("kind", N_("Kind"), KINDS),
            YesNoFilter(
                "standing", N_("State"), N_("Standing"), N_("Closed"), lambda _today: Q(closed_on__isnull=True)
            ),
            PeriodFilter("founded", N_("Founded"), "founded_on"),
            PeriodFilter("term", N_("Term ends"), "term_ends_on"),
        ),
        search_codes=("code", "uscc"),
        search_hint=N_("Name, pinyin, initials or code"),
        empty=Empty(
            N_("No organisation stands here yet. The first one is the federation or union that you work for."),
            N_("Found an organisation"),
            "registry:found_organisation",
            "registry.found_organisation",
        ),
    )
)


def organisations_list(request: ActorRequest) -> HttpResponse:
    """List the organisations within reach."""
    more: dict[str, Any] = {}
    if may(request.actor, "registry.found_organisation"):
        more["primary"] = {"url": reverse("registry:found_organisation"), "text": gettext("Found an organisation")}
    return show(request, ORGANISATIONS, more=more)


def organisation_record(request: ActorRequest, code: str) -> HttpResponse:
    """Show one organisation: what it is, what stands under it, who holds its posts, what happened."""
    actor, now = request.actor, clock.now()
    today = clock.today(now)
    top = organisation(actor, code)
    counts = counts_under(actor, top, today)
    at = {"under": code}
    context = {
        "top": top,
        "name": top.name,
        "state_kind": "neutral" if top.closed_on else "ok",
        "state_text": _state(top),
        "facts": _facts(top, counts, at),
        "kind": gettext(KINDS[top.kind]),
        "crumbs": [(row.short_name or row.name, record_url(row.code)) for row in lineage(actor, code)],
        "children": [(row, gettext(KINDS[row.kind])) for row in children_of(actor, top, SHOWN)],
        "counts": counts,
        "children_url": _list_url("registry:organisations", at | {"standing": "yes"}),
        "posts": [(row, gettext(POSTS[row.post])) for row in posts_of(actor, top, today)],
        "covered": coverages_by(actor, top, today, SHOWN),
        "covered_url": _list_url("registry:employers", {"covered_by": code}),
        "employers_url": _list_url("registry:employers", at),
        "members_url": _list_url("registry:members", at | {"running": "yes"}),
        "former": list(former_names(actor, code)[:SHOWN]),
        "parts": parts_of("organisation", actor, now, top),
        "timeline_entries": history(actor, f"organisation:{code}", READ),
        "readers": [
            (row.name, gettext(TITLES[row.role]), row.at) for row in who_may_read(actor, top.path, READ, today)
        ],
        "may_found": may(actor, "registry.found_organisation", top.path) and bool(kinds_under(top.kind)),
        "may_change": may(actor, "registry.change_organisation", top.path) and not top.closed_on,
        "may_read_members": may(actor, "registry.read_members", top.path),
        "term_over": bool(top.term_ends_on and top.term_ends_on < today and not top.closed_on),
        "may_fill": may(actor, "registry.fill_post", top.path) and not top.closed_on,
        "may_register": may(actor, "registry.register_employer", top.path) and not top.closed_on,
    }
    return render(request, "registry/organisation.html", context)


def _facts(top: Any, counts: Any, at: dict[str, str]) -> list[tuple[Any, ...]]:
    facts: list[tuple[Any, ...]] = [(gettext("Kind"), gettext(KINDS[top.kind]))]
    if counts.below:
        facts.append(
            (gettext("Organisations below"), number_text(counts.below), _list_url("registry:organisations", at))
        )
    if counts.employers:
        facts.append(
            (gettext("Employers on its ground"), number_text(counts.employers), _list_url("registry:employers", at))
        )
    if counts.members:
        members = _list_url("registry:members", at | {"running": "yes"})
        facts.append((gettext("Members"), number_text(counts.members), members))
    return facts


def _list_url(name: str, parameters: dict[str, str]) -> str:
    return f"{reverse(name)}?{urlencode(parameters)}"
