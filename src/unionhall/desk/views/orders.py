"""Office pages of service orders: the list and the record."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, DAY, NUMBER, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter, PeriodFilter, YesNoFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.desk.declared import order_type
from unionhall.desk.queries.orders import (
    files_of,
    order_by_id,
    order_id_of_run,
    order_rows,
    possible_steps,
    steps_told,
)
from unionhall.desk.rules.grants import ASK, READ
from unionhall.desk.rules.order_types import ORDER_TYPES
from unionhall.desk.rules.service import EVENTS, GROUNDS, ORDER, STATES
from unionhall.kernel.text import N_
from unionhall.registry.queries.listed import under
from unionhall.registry.views.employers import employer_url
from unionhall.registry.views.organisations import record_url
from unionhall.registry.views.parts import Entry
from unionhall.workflow.rules.procedure import ROLES, Transition

STARTED = "started"
TONES = {"refused": "neutral", "withdrawn": "neutral", "rated": "ok", "confirmed": "ok", "waiting": "warn"}


def order_url(order_id: int) -> str:
    """Return the address of an order's page."""
    return reverse("desk:order", args=[order_id])


def _tone(state: str) -> str:
    return TONES.get(state, "info")


ORDERS = register(
    ListPage(
        code="desk.orders",
        title=N_("Service orders"),
        grant=READ,
        url_name="desk:orders",
        rows=order_rows,
        columns=(
            Column("number", N_("Number"), lambda row: row.pk, NUMBER, sort="pk"),
            Column(
                "title",
                N_("What is needed"),
                lambda row: row.title,
                fixed=True,
                link=lambda row: order_url(row.pk),
            ),
            Column("kind", N_("Service"), lambda row: row.kind, words=ORDER_TYPES, sort="kind"),
            Column("employer", N_("Enterprise"), lambda row: row.employer.name if row.employer else ""),
            Column("union", N_("Union"), lambda row: row.union.name if row.union else ""),
            Column(
                "state",
                N_("State"),
                lambda row: row.run.state,
                BADGE,
                words=STATES,
                sort="run__state",
                tone=lambda row: _tone(row.run.state),
            ),
            Column("due_on", N_("Next limit"), lambda row: row.run.due_on, DAY, sort="run__due_on", nullable=True),
            Column("assigned_to", N_("Assigned to"), lambda row: str(row.assigned_to or "")),
            Column("stars", N_("Rating"), lambda row: row.stars, NUMBER, sort="stars", nullable=True),
            Column("asked_on", N_("Asked on"), lambda row: row.asked_on, DAY, sort="asked_on"),
            Column("visited_on", N_("First visit"), lambda row: row.visited_on, DAY, shown=False),
            Column("done_on", N_("Done on"), lambda row: row.done_on, DAY, shown=False),
            Column("words", N_("In words"), lambda row: row.words, shown=False),
            Column("ground", N_("Ground of the refusal"), lambda row: row.ground, words=GROUNDS, shown=False),
        ),
        sort="-number",
        filters=(
            LinkFilter("under", N_("On the ground of"), lambda actor, code, _today: under(actor, code)),
            ChoiceFilter("state", N_("State"), STATES, lookup="run__state"),
            ChoiceFilter("kind", N_("Service"), ORDER_TYPES),
            YesNoFilter(
                "open",
                N_("Open or closed"),
                N_("Still open"),
                N_("No longer open"),
                lambda _today: Q(run__finished_at__isnull=True),
            ),
            YesNoFilter(
                "late",
                N_("Limit"),
                N_("Past its limit"),
                N_("Within its limit"),
                lambda today: Q(run__finished_at__isnull=True, run__due_on__lt=today),
                lambda today: Q(run__finished_at__isnull=True, run__due_on__gte=today),
            ),
            PeriodFilter("asked", N_("Asked on"), "asked_on"),
        ),
        search_hint=N_("Enterprise, union or what is needed; pinyin and initials too"),
        empty=Empty(N_("Nobody has asked for anything here yet."), N_("Ask for a service"), "desk:ask", ASK),
    )
)


def orders_list(request: ActorRequest) -> HttpResponse:
    """List the orders within reach."""
    more: dict[str, Any] = {"secondary": [{"url": reverse("desk:order_figures"), "text": gettext("Figures")}]}
    if may(request.actor, ASK):
        more["primary"] = {"url": reverse("desk:ask"), "text": gettext("Ask for a service")}
    return show(request, ORDERS, more=more)


def _facts(order: Any) -> list[tuple[str, ...]]:
    facts: list[tuple[str, ...]] = [(gettext("Service"), gettext(ORDER_TYPES.get(order.kind, order.kind)))]
    if order.employer:
        facts.append((gettext("Enterprise"), order.employer.name, employer_url(order.employer.uscc)))
    if order.union:
        facts.append((gettext("Union"), order.union.name, record_url(order.union.code)))
    if order.assigned_to:
        facts.append((gettext("Assigned to"), str(order.assigned_to)))
    if order.stars:
        facts.append((gettext("Rating"), gettext("{stars} of 5").format(stars=order.stars)))
    return facts


def _entries(order: Any) -> list[Entry]:
    found = []
    for told in steps_told(order):
        if told.event == STARTED:
            continue
        what = gettext(EVENTS.get(told.event, told.event))
        text = f"{what}: {told.reason}" if told.reason else what
        found.append(Entry(told.at, text, told.who or gettext("the system"), _tone(told.target)))
    return found


def order_record(request: ActorRequest, order_id: int) -> HttpResponse:
    """Show one order: who needs what, where it stands, what can be done now, what was done."""
    require(request.actor, READ)
    order = order_by_id(request.actor, order_id)
    run, today = order.run, clock.today()
    assert run is not None
    state, kind = ORDER.state(run.state), order_type(order.kind)
    steps = possible_steps(request.actor, order)
    late = run.finished_at is None and run.due_on is not None and run.due_on < today
    context = {
        "order": order,
        "run": run,
        "name": order.title,
        "state_kind": "bad" if late else _tone(run.state),
        "state_text": gettext(state.title),
        "facts": _facts(order),
        "steps": [
            (reverse("desk:step", args=[order_id, one.event]), gettext(one.title), _leads_on(one))
            for one in sorted(steps, key=lambda one: not _leads_on(one))
        ],
        "next_words": gettext(state.help) if state.help else "",
        "holder": gettext(ROLES[run.holder]) if not run.finished_at else "",
        "late": late,
        "ground": gettext(GROUNDS[order.ground]) if order.ground else "",
        "visit_late": bool(order.visit_by and (order.visited_on or today) > order.visit_by),
        "files": files_of(order),
        "may_attach": bool(steps) and run.finished_at is None,
        "answered_url": _answered_url(kind.answers, order_id) if kind and kind.answers else "",
        "timeline_entries": _entries(order),
    }
    return render(request, "desk/order.html", context)


def _leads_on(step: Transition) -> bool:
    """Tell whether a step leads towards the end of the matter; giving up and going back never stand first."""
    return not step.back and ORDER.state(step.target).final != "failed"


def _answered_url(name: str, order_id: int) -> str:
    """Return the address of the module that carries the order out, nothing where its doors are closed."""
    try:
        return reverse(name, args=[order_id])
    except NoReverseMatch:
        return ""


@login_required
def order_of_run(request: ActorRequest, run_id: int) -> HttpResponse:
    """Lead from a run of the engine to the order that it is about."""
    require(request.actor, READ)
    return redirect("desk:order", order_id_of_run(request.actor, run_id))
