"""Office pages of public notices: the list, one notice, its entries, objections, closing, the wall sheet."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, DAY, Column
from unionhall.base.lists.filters import ChoiceFilter, PeriodFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.papers.actions.change_notice_entry import change_notice_entry
from unionhall.papers.actions.close_notice import close_notice
from unionhall.papers.actions.decide_objection import decide_objection
from unionhall.papers.actions.publish_notice import publish_notice
from unionhall.papers.actions.receive_objection import receive_objection
from unionhall.papers.actions.reveal_objector import reveal_objector
from unionhall.papers.actions.withdraw_notice import withdraw_notice
from unionhall.papers.forms.notices import ChangeEntry, DecideObjection, PublishNotice, ReceiveObjection
from unionhall.papers.forms.papers import Reason
from unionhall.papers.queries.choosing import place_for
from unionhall.papers.queries.notices import READ, entries_of, entry, notice, notice_rows, objection, objections_of
from unionhall.papers.queries.wall_sheet import wall_sheet
from unionhall.papers.rules.kinds import (
    CHANNELS,
    CLOSED_CLEAN,
    CLOSED_OBJECTION,
    FINDINGS,
    NOTICE_STATES,
    PUBLISHED,
    WITHDRAWN,
)
from unionhall.ui.notices import tell
from unionhall.ui.words import say

PUBLISH, RECEIVE, DECIDE, REVEAL = (
    "papers.publish_notice",
    "papers.receive_objection",
    "papers.decide_objection",
    "papers.reveal_objector",
)
TONES = {PUBLISHED: "info", CLOSED_CLEAN: "ok", CLOSED_OBJECTION: "warn", WITHDRAWN: "bad"}


def notice_page_url(notice_id: int) -> str:
    """Return the address of a notice's office page."""
    return reverse("papers:notice", args=[notice_id])


NOTICES = register(
    ListPage(
        code="papers.notices",
        title=N_("Public notices"),
        grant=READ,
        url_name="papers:notices",
        rows=notice_rows,
        columns=(
            Column(
                "title",
                N_("Title"),
                lambda row: row.title,
                fixed=True,
                sort="title",
                link=lambda row: notice_page_url(row.pk),
            ),
            Column("organisation", N_("Organisation"), lambda row: row.organisation.name, sort="scope_path"),
            Column("start_on", N_("First day"), lambda row: row.start_on, DAY, sort="start_on"),
            Column("ends_on", N_("Last day"), lambda row: row.ends_on, DAY, sort="ends_on"),
            Column("entries", N_("Entries"), lambda row: row.entry_count),
            Column("open", N_("Open objections"), lambda row: row.open_count),
            Column(
                "state",
                N_("State"),
                lambda row: row.state,
                BADGE,
                words=NOTICE_STATES,
                tone=lambda row: TONES[row.state],
            ),
        ),
        sort="-start_on",
        filters=(ChoiceFilter("state", N_("State"), NOTICE_STATES), PeriodFilter("ends", N_("Last day"), "ends_on")),
        search=(),
        search_codes=("title", "subject"),
        search_hint=N_("Beginning of the title"),
        label=lambda row: row.title,
        empty=Empty(N_("Nothing is on display here."), N_("Publish a notice"), "papers:publish_notice", PUBLISH),
    )
)


def notices_list(request: ActorRequest) -> HttpResponse:
    """List the notices within reach."""
    more: dict[str, Any] = {}
    if may(request.actor, PUBLISH):
        more["primary"] = {"url": reverse("papers:publish_notice"), "text": gettext("Publish a notice")}
    return show(request, NOTICES, more=more)


def notice_page(request: ActorRequest, notice_id: int) -> HttpResponse:
    """Show a notice with its clock, entries and objections."""
    actor = request.actor
    row = notice(actor, notice_id)
    running, at = row.state == PUBLISHED, row.scope_path
    context = {
        "row": row,
        "name": row.title,
        "state_kind": TONES[row.state],
        "state_text": gettext(NOTICE_STATES[row.state]),
        "facts": [
            (gettext("Organisation"), row.organisation.name),
            (gettext("Working days"), str(row.working_days)),
            (gettext("At least by the rule"), f"{row.least} ({row.least_source})"),
        ],
        "entries": entries_of(row),
        "objections": [
            (one, gettext(CHANNELS[one.channel]), gettext(FINDINGS[one.finding]) if one.finding else "")
            for one in objections_of(row)
        ],
        "public_url": reverse("papers:public_notice", args=[row.token]),
        "may_publish": running and may(actor, PUBLISH, at),
        "may_receive": running and may(actor, RECEIVE, at),
        "may_decide": running and may(actor, DECIDE, at),
        "may_reveal": may(actor, REVEAL, at),
        "reason": Reason(),
    }
    return render(request, "papers/notice.html", context)


def _run(
    request: ActorRequest,
    form: forms.Form,
    act: Callable[[], str],
    *,
    heading: str,
    button: str,
    cancel: str,
    lead: str = "",
) -> HttpResponse:
    """Show a form; when it is sent and right, act and go where the action leads."""
    trouble = ""
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(act())
        except Refused as refusal:
            trouble = say(refusal.sentence)
    context = {
        "heading": heading,
        "lead": lead,
        "form": form,
        "trouble": trouble,
        "button": button,
        "cancel_url": cancel,
        "crumbs": [(gettext("Public notices"), reverse("papers:notices"))],
    }
    return render(request, "papers/form.html", context, status=422 if form.is_bound else 200)


def _data(request: ActorRequest) -> Any:
    return request.POST if request.method == "POST" else None


def publish(request: ActorRequest) -> HttpResponse:
    """Publish a notice at an organisation."""
    require(request.actor, PUBLISH)
    place = place_for(request.actor, request.GET.get("in", "")[:40], PUBLISH)
    form = PublishNotice(_data(request), initial={"start_on": clock.today(), "working_days": 5})

    def act() -> str:
        values = {key: value for key, value in form.cleaned_data.items() if key != "roster"}
        made = publish_notice(
            actor=request.actor,
            scope_path=place.path,
            subject=request.GET.get("for", "")[:80],
            roster=form.rows(),
            now=clock.now(),
            **values,
        )
        tell(request, gettext("The notice is on display. Print the wall sheet."))
        return notice_page_url(made)

    return _run(
        request,
        form,
        act,
        heading=gettext("Publish a notice"),
        button=gettext("Publish the notice"),
        cancel=reverse("papers:notices"),
        lead=place.name,
    )


def change_entry(request: ActorRequest, notice_id: int, position: int) -> HttpResponse:
    """Change one entry; its clock starts again."""
    row = notice(request.actor, notice_id, PUBLISH)
    form = ChangeEntry(_data(request), initial=entry(row, position).shown)

    def act() -> str:
        shown = {key: value for key, value in form.cleaned_data.items() if key != "reason"}
        change_notice_entry(
            actor=request.actor,
            notice_id=notice_id,
            position=position,
            shown=shown,
            reason=form.cleaned_data["reason"],
            now=clock.now(),
        )
        tell(request, gettext("The entry is changed and displayed anew for the whole time."))
        return notice_page_url(notice_id)

    return _run(
        request,
        form,
        act,
        heading=gettext("Change an entry"),
        button=gettext("Change the entry"),
        cancel=notice_page_url(notice_id),
        lead=row.title,
    )


def receive(request: ActorRequest, notice_id: int) -> HttpResponse:
    """Write down an objection."""
    row = notice(request.actor, notice_id, RECEIVE)
    form = ReceiveObjection(_data(request))

    def act() -> str:
        receive_objection(actor=request.actor, notice_id=notice_id, now=clock.now(), **form.cleaned_data)
        tell(request, gettext("The objection is on record; the notice cannot be closed before it is decided."))
        return notice_page_url(notice_id)

    return _run(
        request,
        form,
        act,
        heading=gettext("Record an objection"),
        button=gettext("Record the objection"),
        cancel=notice_page_url(notice_id),
        lead=row.title,
    )


def decide(request: ActorRequest, objection_id: int) -> HttpResponse:
    """Decide an objection."""
    held = objection(request.actor, objection_id, DECIDE)
    form = DecideObjection(_data(request))

    def act() -> str:
        decide_objection(actor=request.actor, objection_id=objection_id, now=clock.now(), **form.cleaned_data)
        tell(request, gettext("The objection is decided."))
        return notice_page_url(held.notice_id)

    return _run(
        request,
        form,
        act,
        heading=gettext("Decide an objection"),
        button=gettext("Decide the objection"),
        cancel=notice_page_url(held.notice_id),
        lead=held.text,
    )


@require_POST
def reveal(request: ActorRequest, objection_id: int) -> HttpResponse:
    """Show who objected, once, for a stated reason."""
    reason = request.POST.get("reason", "")
    identity = reveal_objector(actor=request.actor, objection_id=objection_id, reason=reason, now=clock.now())
    held = objection(request.actor, objection_id, REVEAL)
    context = {"identity": identity, "back_url": notice_page_url(held.notice_id)}
    return render(request, "papers/objector.html", context)


@require_POST
def close(request: ActorRequest, notice_id: int) -> HttpResponse:
    """Close a notice whose time is over."""
    close_notice(actor=request.actor, notice_id=notice_id, now=clock.now())
    tell(request, gettext("The notice is closed. Its roster leaves the public page after 30 days."))
    return HttpResponseRedirect(notice_page_url(notice_id))


@require_POST
def withdraw(request: ActorRequest, notice_id: int) -> HttpResponse:
    """Withdraw a notice."""
    withdraw_notice(actor=request.actor, notice_id=notice_id, reason=request.POST.get("reason", ""), now=clock.now())
    tell(request, gettext("The notice is withdrawn."))
    return HttpResponseRedirect(notice_page_url(notice_id))


def sheet(request: ActorRequest, notice_id: int) -> HttpResponse:
    """Return the wall sheet."""
    row = notice(request.actor, notice_id)
    return HttpResponse(wall_sheet(row), content_type="application/pdf")
