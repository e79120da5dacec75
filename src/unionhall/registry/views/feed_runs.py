"""Office pages of what went to the systems above: runs, their return files, and the records with their state."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, INSTANT, NUMBER, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.kernel.actors import Actor
from unionhall.kernel.text import N_
from unionhall.registry.actions.order_feed_return import order_feed_return
from unionhall.registry.forms.feeds import ReturnFile
from unionhall.registry.queries.feed_waiting import named_records
from unionhall.registry.queries.feeds import feed_run, feed_runs, feed_systems
from unionhall.registry.rules.feed_words import ACCEPTED, FEED_STATES, REJECTED, SENT, UNREADY
from unionhall.registry.views.organisations import record_url
from unionhall.ui.navigation import url_or_nothing

GRANT = "registry.feed_upward"
TONES = {ACCEPTED: "ok", SENT: "info", REJECTED: "bad", UNREADY: "warn"}


def _runs(actor: Actor, today: date) -> QuerySet[Any]:
    return feed_runs(actor)


def _of_system(actor: Actor, value: str, today: date) -> tuple[Q, str] | None:
    if not (value.isascii() and value.isdigit() and len(value) < 19):
        return None
    found = feed_systems(actor).filter(pk=int(value)).first()
    return (Q(system=found), found.name) if found else None


def _mend_url(row: Any) -> str:
    """Return the page where a record is looked at and corrected."""
    if row.person_id:
        return reverse("registry:person", args=[row.person_id])
    return record_url(row.organisation_code) if row.organisation_code else ""


def system_url(system_id: int) -> str:
    """Return the address of a receiving system's page."""
    return reverse("registry:feed", args=[system_id])


RUNS = register(
    ListPage(
        code="registry.feed_runs",
        title=N_("Runs to the systems above"),
        grant=GRANT,
        url_name="registry:feed_runs",
        rows=_runs,
        columns=(
            Column(
                "made_at",
                N_("Made at"),
                lambda row: row.made_at,
                INSTANT,
                fixed=True,
                sort="pk",
                link=lambda row: reverse("registry:feed_run", args=[row.pk]),
            ),
            Column("system", N_("Receiving system"), lambda row: row.system.name),
            Column("rows", N_("Rows sent"), lambda row: row.row_count, NUMBER),
            Column("unready", N_("Incomplete, not sent"), lambda row: row.unready_count, NUMBER),
            Column("accepted", N_("Accepted"), lambda row: row.accepted_count, NUMBER),
            Column("rejected", N_("Rejected"), lambda row: row.rejected_count, NUMBER),
            Column("returned_at", N_("Answer read at"), lambda row: row.returned_at, INSTANT),
        ),
        sort="-made_at",
        filters=(LinkFilter("system", N_("Receiving system"), _of_system),),
        search=("system__name",),
        search_hint=N_("Name of the receiving system"),
        empty=Empty(N_("Nothing was sent yet."), N_("Look at the receiving systems"), "registry:feeds", GRANT),
    )
)
RECORDS = register(
    ListPage(
        code="registry.feed_records",
        title=N_("Records in the systems above"),
        grant=GRANT,
        url_name="registry:feed_records",
        rows=named_records,
        columns=(
            Column("record", N_("Record"), lambda row: row.record_name, fixed=True, sort="pk", link=_mend_url),
            Column("system", N_("Receiving system"), lambda row: row.system.name),
            Column(
                "state",
                N_("State"),
                lambda row: row.state,
                BADGE,
                words=FEED_STATES,
                sort="state",
                tone=lambda row: TONES.get(row.state, "warn"),
            ),
            Column("reasons", N_("Why"), lambda row: " / ".join(str(reason) for reason in row.reasons)),
            Column("sent_at", N_("Sent at"), lambda row: row.sent_at, INSTANT, sort="sent_at", nullable=True),
            Column(
                "answered_at",
                N_("Answered at"),
                lambda row: row.answered_at,
                INSTANT,
                sort="answered_at",
                nullable=True,
            ),
        ),
        sort="record",
        filters=(
            LinkFilter("system", N_("Receiving system"), _of_system),
            ChoiceFilter("state", N_("State"), FEED_STATES),
        ),
        search=("record_name",),
        search_hint=N_("Name of the person or organisation"),
        empty=Empty(N_("No record was sent yet."), N_("Look at the receiving systems"), "registry:feeds", GRANT),
    )
)


def run_record(request: ActorRequest, run_id: int) -> HttpResponse:
    """Show one run: its file, the counts, and where to hand in the return file."""
    return _run_page(request, run_id, ReturnFile())


def take_return(request: ActorRequest, run_id: int) -> HttpResponse:
    """Take the return file of a run; a job reads it."""
    if request.method != "POST":
        return redirect("registry:feed_run", run_id)
    feed_run(request.actor, run_id)
    form = ReturnFile(request.POST, request.FILES)
    if not form.is_valid():
        return _run_page(request, run_id, form)
    sent = form.cleaned_data["file"]
    job_id = order_feed_return(
        actor=request.actor, run_id=run_id, content=sent.read(), name=str(sent.name), now=clock.now()
    )
    return redirect("base:job", job_id)


def _run_page(request: ActorRequest, run_id: int, form: ReturnFile) -> HttpResponse:
    found = feed_run(request.actor, run_id)
    records = f"{reverse('registry:feed_records')}?system={found.system_id}"
    context = {
        "run": found,
        "system_url": system_url(found.system_id),
        "file_url": reverse("base:file", args=[found.file_id]) if found.file_id and url_or_nothing("base:jobs") else "",
        "rejected_url": f"{records}&state={REJECTED}",
        "unready_url": f"{records}&state={UNREADY}",
        "unanswered": found.row_count - found.accepted_count - found.rejected_count,
        "form": form,
    }
    return render(request, "registry/feed_run.html", context, status=422 if form.is_bound else 200)


def feed_runs_list(request: ActorRequest) -> HttpResponse:
    """List every run within reach."""
    return show(request, RUNS, more={"crumbs": [(gettext("Systems above"), reverse("registry:feeds"))]})


def feed_records_list(request: ActorRequest) -> HttpResponse:
    """List the last-sent state of records, also the rejected ones with their reasons."""
    return show(request, RECORDS, more={"crumbs": [(gettext("Systems above"), reverse("registry:feeds"))]})
