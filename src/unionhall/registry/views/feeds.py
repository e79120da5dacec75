"""Office pages that feed the systems above: the systems, a run, the return file, what was rejected and why."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, INSTANT, NUMBER, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.actions.order_feed import order_feed
from unionhall.registry.actions.order_feed_return import order_feed_return
from unionhall.registry.queries.feeds import feed_run, feed_runs, feed_system, feed_systems
from unionhall.registry.queries.listed import feed_record_rows
from unionhall.registry.rules.feed_words import ACCEPTED, FEED_FORMATS, FEED_STATES, FEED_SUBJECTS, SENT
from unionhall.ui.navigation import url_or_nothing

GRANT = "registry.feed_upward"
MOST_SYSTEMS = 100
RUNS_SHOWN = 10
TONES = {ACCEPTED: "ok", SENT: "info"}


def _runs(actor: Actor, today: date) -> QuerySet[Any]:
    return feed_runs(actor)


def _of_system(actor: Actor, value: str, today: date) -> tuple[Q, str] | None:
    if not (value.isascii() and value.isdigit() and len(value) < 19):
        return None
    found = feed_systems(actor).filter(pk=int(value)).first()
    return (Q(system=found), found.name) if found else None


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
        rows=feed_record_rows,
        columns=(
            Column("record", N_("Our record"), lambda row: row.record_id, NUMBER, fixed=True, sort="pk"),
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
        search=("system__name",),
        search_hint=N_("Name of the receiving system"),
        empty=Empty(N_("No record was sent yet."), N_("Look at the receiving systems"), "registry:feeds", GRANT),
    )
)


def feeds(request: ActorRequest) -> HttpResponse:
    """Show the receiving systems with their last runs; a button makes the next file."""
    require(request.actor, GRANT)
    systems = list(feed_systems(request.actor)[:MOST_SYSTEMS])
    context = {
        "systems": [
            (row, gettext(FEED_SUBJECTS[row.subject]), gettext(FEED_FORMATS[row.file_format])) for row in systems
        ],
        "runs": list(feed_runs(request.actor)[:RUNS_SHOWN]),
    }
    return render(request, "registry/feeds.html", context)


@require_POST
def run(request: ActorRequest, system_id: int) -> HttpResponse:
    """Ask for the file of one system, as a job."""
    system = feed_system(request.actor, system_id)
    job_id = order_feed(
        actor=request.actor,
        system_id=system_id,
        organisation_code=system.owner.code,
        resend=bool(request.POST.get("resend")),
        now=clock.now(),
    )
    return redirect("base:job", job_id)


def run_record(request: ActorRequest, run_id: int) -> HttpResponse:
    """Show one run: its file, the counts, and where to hand in the return file."""
    found = feed_run(request.actor, run_id)
    context = {
        "run": found,
        "file_url": reverse("base:file", args=[found.file_id]) if found.file_id and url_or_nothing("base:jobs") else "",
        "rejected_url": f"{reverse('registry:feed_records')}?system={found.system_id}&state=rejected",
        "unready_url": f"{reverse('registry:feed_records')}?system={found.system_id}&state=unready",
    }
    return render(request, "registry/feed_run.html", context)


@require_POST
def take_return(request: ActorRequest, run_id: int) -> HttpResponse:
    """Take the return file of a run; a job reads it."""
    feed_run(request.actor, run_id)
    sent = request.FILES.get("file")
    if sent is None:
        raise Refused("registry.no_return_file", N_("No file was chosen. Choose the return file and send it again."))
    job_id = order_feed_return(
        actor=request.actor, run_id=run_id, content=sent.read(), name=str(sent.name), now=clock.now()
    )
    return redirect("base:job", job_id)


def feed_runs_list(request: ActorRequest) -> HttpResponse:
    """List every run within reach."""
    return show(request, RUNS, more={"crumbs": [(gettext("Systems above"), reverse("registry:feeds"))]})


def feed_records_list(request: ActorRequest) -> HttpResponse:
    """List the last-sent state of records, also the rejected ones with their reasons."""
    return show(request, RECORDS, more={"crumbs": [(gettext("Systems above"), reverse("registry:feeds"))]})
