"""Office pages of visits: the list, the record, correcting and setting aside."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.forms.refusals import show_refusal
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, DAY, NUMBER, Column
from unionhall.base.lists.filters import ChoiceFilter, PeriodFilter, YesNoFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.base.parts import Part, offer
from unionhall.desk.rules.grants import ASK
from unionhall.desk.rules.order_types import ORDER_TYPES
from unionhall.desk.rules.service import STATES
from unionhall.guidance.actions.change_visit import change_visit
from unionhall.guidance.actions.order_need import order_need
from unionhall.guidance.actions.set_aside_visit import set_aside_visit
from unionhall.guidance.forms.visits import ChangeVisitForm, SetAsideForm
from unionhall.guidance.queries.visits import findings_of, may_visit, photos_of_visit, visit_by_id, visits, visits_of
from unionhall.guidance.rules.grants import READ_VISITS, RECORD_VISIT
from unionhall.guidance.rules.visits import Report
from unionhall.guidance.views.visit_facts import lines_of
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_
from unionhall.registry.views.employers import employer_url
from unionhall.registry.views.parts import VERBS, Entry
from unionhall.ui.notices import tell

SHOWN = 5
VERBS.update(
    {
        "guidance.record_visit": N_("Visit recorded"),
        "guidance.change_visit": N_("Visit corrected"),
        "guidance.set_aside_visit": N_("Visit set aside"),
        "guidance.order_need": N_("Service asked for after a visit"),
    }
)


def visit_url(visit_id: int) -> str:
    """Return the address of a visit's page."""
    return reverse("guidance:visit", args=[visit_id])


def report_of(visit: Any) -> Report:
    """Return what a visit says."""
    return Report(
        visited_on=visit.visited_on,
        met=visit.met,
        findings={row.topic: (row.stand, row.note) for row in findings_of(visit)},
        need_kind=visit.need_kind,
        need_title=visit.need_title,
        need_text=visit.need_text,
        next_on=visit.next_on,
        remark=visit.remark,
    )


VISITS = register(
    ListPage(
        code="guidance.visits",
        title=N_("Visits"),
        grant=READ_VISITS,
        url_name="guidance:visits",
        rows=lambda actor, today: visits(actor, today).order_by(),
        columns=(
            Column("number", N_("Number"), lambda row: row.pk, NUMBER, sort="pk"),
            Column(
                "employer",
                N_("Enterprise"),
                lambda row: row.employer.name,
                fixed=True,
                link=lambda row: visit_url(row.pk),
            ),
            Column("visited_on", N_("Day of the visit"), lambda row: row.visited_on, DAY, sort="visited_on"),
            Column("visitor", N_("Visit by"), lambda row: str(row.visitor or "")),
            Column("station", N_("Guidance station"), lambda row: row.station.name if row.station else ""),
            Column("need", N_("What they need"), lambda row: row.need_title),
            Column(
                "order",
                N_("Service order"),
                lambda row: row.order.run.state if row.order and row.order.run else "",
                BADGE,
                words=STATES,
            ),
            Column("next_on", N_("Next visit"), lambda row: row.next_on, DAY, sort="next_on", nullable=True),
            Column(
                "state",
                N_("State"),
                lambda row: "aside" if row.set_aside_at else "counts",
                BADGE,
                words={"aside": N_("Set aside"), "counts": N_("Counts")},
                tone=lambda row: "neutral" if row.set_aside_at else "ok",
            ),
        ),
        sort="-number",
        search=("employer__name_index",),
        filters=(
            ChoiceFilter("kind", N_("Service"), ORDER_TYPES, lookup="need_kind"),
            YesNoFilter("need", N_("Need"), N_("With a need"), N_("Without a need"), lambda _today: ~Q(need_title="")),
            YesNoFilter(
                "counts",
                N_("State"),
                N_("Counts"),
                N_("Set aside"),
                lambda _today: Q(set_aside_at__isnull=True),
            ),
            PeriodFilter("visited", N_("Day of the visit"), "visited_on"),
        ),
        search_hint=N_("Enterprise; pinyin and initials too"),
        label=lambda row: str(row.employer.name),
        empty=Empty(N_("No visit is on record here yet."), N_("Open today's round"), "guidance:round", RECORD_VISIT),
    )
)


def visits_list(request: ActorRequest) -> HttpResponse:
    """List the visits within reach."""
    more: dict[str, Any] = {}
    if may(request.actor, RECORD_VISIT):
        more["primary"] = {"url": reverse("guidance:round"), "text": gettext("Open today's round")}
    return show(request, VISITS, more=more)


@login_required
def visit_record(request: ActorRequest, visit_id: int) -> HttpResponse:
    """Show one visit: what was found, what is needed and what became of it."""
    require(request.actor, READ_VISITS)
    today = clock.today()
    visit = visit_by_id(request.actor, visit_id, today)
    open_to_change = visit.set_aside_at is None and may_visit(request.actor, visit.employer, today)
    needs_order = bool(visit.need_title) and visit.order is None
    facts: list[tuple[str, ...]] = [
        (gettext("Enterprise"), visit.employer.name, employer_url(visit.employer.uscc)),
        (gettext("Visit by"), str(visit.visitor or "")),
    ]
    if visit.station:
        facts.append((gettext("Guidance station"), visit.station.name))
    context = {
        "visit": visit,
        "name": visit.employer.name,
        "state_kind": "neutral" if visit.set_aside_at else "ok",
        "state_text": gettext("Set aside") if visit.set_aside_at else gettext("Counts"),
        "facts": facts,
        "lines": lines_of(report_of(visit)),
        "photos": photos_of_visit(visit),
        "may_change": open_to_change,
        "may_order": open_to_change and needs_order and may(request.actor, ASK, visit.employer.scope_path),
        "order_url": reverse("desk:order", args=[visit.order_id]) if visit.order_id else "",
        "order_state": gettext(STATES[visit.order.run.state]) if visit.order and visit.order.run else "",
        "timeline_entries": [Entry(visit.recorded_at, gettext("Recorded"), "", "info")],
    }
    return render(request, "guidance/visit.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def visit_change(request: ActorRequest, visit_id: int) -> HttpResponse:
    """Correct a visit, with a reason."""
    require(request.actor, RECORD_VISIT)
    visit = visit_by_id(request.actor, visit_id, clock.today(), RECORD_VISIT)
    first = {**report_of(visit).flat(), "version": visit.version}
    form = ChangeVisitForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            change_visit(
                actor=request.actor,
                visit_id=visit_id,
                body=form.body(),
                version=form.cleaned_data["version"],
                reason=form.cleaned_data["reason"],
                now=clock.now(),
            )
        except (Refused, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            tell(request, gettext("The visit is corrected."))
            return redirect(visit_url(visit_id))
    return _form(request, form, visit, gettext("Correct the visit"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def visit_aside(request: ActorRequest, visit_id: int) -> HttpResponse:
    """Set a visit aside, with a reason."""
    require(request.actor, RECORD_VISIT)
    visit = visit_by_id(request.actor, visit_id, clock.today(), RECORD_VISIT)
    form = SetAsideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            set_aside_visit(actor=request.actor, visit_id=visit_id, reason=form.cleaned_data["reason"], now=clock.now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            tell(request, gettext("The visit is set aside. It stays on record and counts nowhere."))
            return redirect(visit_url(visit_id))
    return _form(request, form, visit, gettext("Set the visit aside"))


@login_required
@require_POST
def visit_order(request: ActorRequest, visit_id: int) -> HttpResponse:
    """Ask the desk for what the visit found to be needed."""
    require(request.actor, RECORD_VISIT)
    order = order_need(actor=request.actor, visit_id=visit_id, now=clock.now())
    tell(request, gettext("The need is an order now."))
    return redirect("desk:order", order)


def _form(request: ActorRequest, form: Any, visit: Any, heading: str) -> HttpResponse:
    context = {"form": form, "visit": visit, "heading": heading, "button": heading, "cancel_url": visit_url(visit.pk)}
    return render(request, "guidance/visit_form.html", context, status=422 if form.errors else 200)


def visits_of_an_employer(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Show on the pages of an enterprise when somebody was there, and what for."""
    opens = may_visit(actor, top, clock.today(now))
    if not opens and not may(actor, READ_VISITS, top.scope_path):
        return None
    rows = [(row, visit_url(row.pk)) for row in visits_of(top.pk, SHOWN)]
    new_url = reverse("guidance:capture_visit", args=[top.uscc]) if opens and not top.closed_on else ""
    return Part("guidance/parts/visits.html", {"rows": rows, "new_url": new_url})


offer("employer", visits_of_an_employer, order=35)
offer("enterprise", visits_of_an_employer, order=35)
