"""Doors to background work: one's jobs, their progress, the dead ones, and events that got stuck."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from unionhall.base import clock
from unionhall.base.actions.retry_job import retry_job
from unionhall.base.actions.settle_delivery import settle_delivery
from unionhall.base.authority import may
from unionhall.base.http import ActorRequest
from unionhall.base.queries.jobs import job_state, readable_jobs, stuck_deliveries, view_of, worker_health
from unionhall.base.views.pages import page_by_id
from unionhall.ui.notices import tell

STATES = {"": "", "dead": "dead"}


@never_cache
@login_required
@require_safe
def jobs(request: ActorRequest) -> HttpResponse:
    """List the jobs that one asked for or watches; ``?state=dead`` those that failed."""
    state = STATES.get(request.GET.get("state", ""), "")
    rows = readable_jobs(request.actor)
    page = page_by_id(request, rows.filter(state=state) if state else rows)
    watches = may(request.actor, "base.read_jobs")
    context = {
        "page": page,
        "views": [view_of(row) for row in page.rows],
        "state": state,
        "watches": watches,
        "health": worker_health(now=clock.now()) if watches else None,
    }
    return render(request, "base/work/jobs.html", context)


@never_cache
@login_required
@require_safe
def job(request: ActorRequest, job_id: int) -> HttpResponse:
    """Show how far a job is and what came of it."""
    context = {"job": job_state(request.actor, job_id), "may_retry": may(request.actor, "base.retry_job")}
    return render(request, "base/work/job.html", context)


@login_required
@require_POST
def retry(request: ActorRequest, job_id: int) -> HttpResponse:
    """Try a dead job again."""
    retry_job(actor=request.actor, job_id=job_id, now=clock.now())
    tell(request, gettext("The work is tried again."))
    return redirect("base:job", job_id)


@never_cache
@login_required
@require_safe
def stuck(request: ActorRequest) -> HttpResponse:
    """List the events that were tried in vain."""
    page = page_by_id(request, stuck_deliveries(request.actor))
    return render(
        request, "base/work/stuck.html", {"page": page, "may_settle": may(request.actor, "base.settle_delivery")}
    )


@login_required
@require_POST
def settle(request: ActorRequest, delivery_id: int) -> HttpResponse:
    """Deliver a stuck event again, or skip it."""
    skip = request.POST.get("what") == "skip"
    reason = request.POST.get("reason", "")
    settle_delivery(actor=request.actor, delivery_id=delivery_id, skip=skip, reason=reason, now=clock.now())
    tell(request, gettext("The event is skipped.") if skip else gettext("The event is delivered again."))
    return redirect("base:stuck_events")
