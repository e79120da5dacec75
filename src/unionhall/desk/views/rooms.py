"""Office pages of the premises register: the list and the record of a room."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, DAY, NUMBER, YES_NO, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter, YesNoFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.desk.queries.premises import (
    exceptions_of,
    latest_uses,
    money_of,
    people_on,
    responsible,
    room_by_id,
    room_rows,
    room_use_by_month,
    shown,
)
from unionhall.desk.rules.duty import DAYS, written
from unionhall.desk.rules.grants import COUNT_USE, KEEP_PREMISES, READ_PREMISES
from unionhall.desk.rules.premises_kinds import CLOSED, IN_USE, MONEY_SOURCES, ROOM_KINDS, ROOM_STATES, USE_KINDS
from unionhall.kernel.text import N_
from unionhall.registry.queries.listed import under
from unionhall.registry.rules.kinds import POSTS
from unionhall.registry.views.organisations import record_url
from unionhall.ui.formats import day_text

TONES = {IN_USE: "ok", CLOSED: "neutral"}


def room_url(room_id: int) -> str:
    """Return the address of a room's page."""
    return reverse("desk:room", args=[room_id])


def _tone(state: str) -> str:
    return TONES.get(state, "warn")


ROOMS = register(
    ListPage(
        code="desk.rooms",
        title=N_("Premises"),
        grant=READ_PREMISES,
        url_name="desk:rooms",
        rows=room_rows,
        columns=(
            Column(
                "name",
                N_("Name of the room"),
                lambda row: row.name,
                fixed=True,
                sort="name",
                link=lambda row: room_url(row.pk),
            ),
            Column("kind", N_("Kind of room"), lambda row: row.kind, words=ROOM_KINDS, sort="kind"),
            Column("organisation", N_("Station or union"), lambda row: row.organisation.name),
            Column(
                "state",
                N_("State"),
                lambda row: row.state,
                BADGE,
                words=ROOM_STATES,
                sort="state",
                tone=lambda row: _tone(row.state),
            ),
            Column("floor", N_("Floor and door"), lambda row: row.floor),
            Column("area", N_("Area in m²"), lambda row: row.area_m2, NUMBER, sort="area_m2", nullable=True),
            Column("people", N_("Visits in 30 days"), lambda row: row.people or 0, NUMBER),
            Column("address", N_("Address"), lambda row: row.address, shown=False),
            Column(
                "opened_on",
                N_("Open since"),
                lambda row: row.opened_on,
                DAY,
                sort="opened_on",
                nullable=True,
                shown=False,
            ),
            Column("public", N_("Shown to everybody"), lambda row: row.public, YES_NO, shown=False),
        ),
        sort="name",
        filters=(
            LinkFilter("under", N_("On the ground of"), lambda actor, code, _today: under(actor, code)),
            ChoiceFilter("kind", N_("Kind of room"), ROOM_KINDS),
            ChoiceFilter("state", N_("State"), ROOM_STATES),
            YesNoFilter(
                "public", N_("Shown to everybody"), N_("Public"), N_("Internal"), lambda _today: Q(public=True)
            ),
        ),
        search_hint=N_("Room or organisation; pinyin and initials too"),
        empty=Empty(
            N_("No room is in the register here yet."), N_("Enter a room"), "desk:register_room", KEEP_PREMISES
        ),
    )
)


def rooms_list(request: ActorRequest) -> HttpResponse:
    """List the rooms within reach."""
    more: dict[str, Any] = {}
    if may(request.actor, KEEP_PREMISES):
        more["primary"] = {"url": reverse("desk:register_room"), "text": gettext("Enter a room")}
    return show(request, ROOMS, more=more)


def crumbs_to_room(room: Any = None) -> list[tuple[str, str]]:
    """Return the breadcrumb of a form about a room."""
    crumbs = [(gettext("Premises"), reverse("desk:rooms"))]
    return [*crumbs, (room.name, room_url(room.pk))] if room else crumbs


@login_required
@require_safe
def room_record(request: ActorRequest, room_id: int) -> HttpResponse:
    """Show one room: where, when, what is in it, who paid, how it is used."""
    actor, now = request.actor, clock.now()
    require(actor, READ_PREMISES)
    room, today = room_by_id(actor, room_id), clock.today(now)
    (told,) = shown([room], now)
    people = responsible(room, today)
    keeps = may(actor, KEEP_PREMISES, room.scope_path)
    money = money_of(room)
    context = {
        "room": room,
        "told": told,
        "name": room.name,
        "state_kind": _tone(room.state),
        "state_text": gettext(ROOM_STATES[room.state]),
        "facts": _facts(room, told),
        "week": [(gettext(title), written(hours)) for title, hours in zip(DAYS, room.week, strict=False)],
        "exceptions": [(one, written(one.hours)) for one in exceptions_of(room, today)],
        "post": gettext(POSTS.get(room.post, "")) if room.post else "",
        "people": people,
        "money": [(one, gettext(MONEY_SOURCES[one.source])) for one in money],
        "known_fen": sum(one.amount_fen or 0 for one in money if one.struck_at is None),
        "any_known": any(one.amount_fen is not None for one in money if one.struck_at is None),
        "unknown": sum(one.amount_fen is None for one in money if one.struck_at is None),
        "uses": [(one, gettext(USE_KINDS[one.kind])) for one in latest_uses(room)],
        "months": [(f"{first.year}-{first.month:02d}", count) for first, count in room_use_by_month(room, today)],
        "today_people": people_on(room, today),
        "keeps": keeps,
        "counts": may(actor, COUNT_USE, room.scope_path) and room.state != CLOSED,
    }
    return render(request, "desk/room.html", context)


def _facts(room: Any, told: Any) -> list[tuple[str, ...]]:
    owner = room.organisation
    facts: list[tuple[str, ...]] = [
        (gettext("Kind of room"), gettext(ROOM_KINDS[room.kind])),
        (gettext("Station or union"), owner.name, record_url(owner.code)),
        (gettext("Now"), now_words(told)),
    ]
    if room.area_m2 is not None:
        facts.append((gettext("Area in m²"), str(room.area_m2)))
    return facts


def now_words(told: Any) -> str:
    """Say whether a room is open now, and else when it opens next."""
    if told.open_now:
        return gettext("Open now")
    if told.state != IN_USE:
        return gettext(ROOM_STATES[told.state])
    if told.next_opening is None:
        return gettext("Closed; hours are not laid down")
    day, minute = told.next_opening
    at = f"{minute // 60}:{minute % 60:02d}"
    if day == clock.today():
        return gettext("Closed; opens at {at}").format(at=at)
    return gettext("Closed; opens on {day} at {at}").format(day=day_text(day), at=at)
