"""Foundings, re-elections, by-elections and recalls: the list and each one's page."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.organizing.queries.candidates import judged_candidates, list_findings
from unionhall.organizing.queries.elections import elections_of, is_settled, tellers_of
from unionhall.organizing.queries.run_facts import facts_of
from unionhall.organizing.queries.undertakings import roll_of, undertaking, undertakings
from unionhall.organizing.rules import kinds
from unionhall.organizing.rules.grants import ELECT, READ, RUN
from unionhall.organizing.rules.particulars import SECTIONS
from unionhall.workflow.queries.run_page import run_view
from unionhall.workflow.views.runs import run_context

PER_PAGE = 50


def url_of(undertaking_id: int) -> str:
    """Return the address of an undertaking's page."""
    return reverse("organizing:undertaking", args=[undertaking_id])


def page_number(request: ActorRequest) -> int:
    """Return the page asked for; anything odd is the first."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def undertakings_list(request: ActorRequest) -> HttpResponse:
    """List what is going on and what was, the latest first."""
    require(request.actor, READ)
    rows = undertakings(request.actor)
    if request.GET.get("open") == "yes":
        rows = rows.filter(finished_on__isnull=True)
    page = Paginator(rows, PER_PAGE).get_page(page_number(request))
    context = {
        "page": page,
        "lines": [(one, gettext(kinds.UNDERTAKINGS[one.kind])) for one in page],
        "may_found": may(request.actor, "organizing.start_founding"),
        "may_renew": may(request.actor, RUN),
    }
    return render(request, "organizing/undertakings.html", context)


@never_cache
def undertaking_record(request: ActorRequest, undertaking_id: int) -> HttpResponse:
    """Show one undertaking: where its run stands and what is next, plan, roll, candidates, ballots, papers, log."""
    actor = request.actor
    require(actor, READ)
    found = undertaking(actor, undertaking_id)
    now = clock.now()
    today = clock.today(now)
    held = list(elections_of(found))
    context: dict[str, Any] = {
        "it": found,
        "kind": gettext(kinds.UNDERTAKINGS[found.kind]),
        "facts": facts_of(found, today),
        "forms": kinds.MEETING_FORMS,
        "form_title": gettext(kinds.MEETING_FORMS[found.form]) if found.form else "",
        "done": [gettext(kinds.STEPS_DONE[code]) for code in found.done if code in kinds.STEPS_DONE],
        "prep_group": [(one.name, gettext(kinds.PREP_ROLES[one.role])) for one in found.prep_group.order_by("id")],
        "sections": [(key, gettext(title)) for key, (title, _) in SECTIONS.items()],
        "roll_count": roll_of(found).count(),
        "candidates": judged_candidates(found),
        "list_findings": list_findings(found),
        "bodies": kinds.BODIES,
        "elections": [
            (
                one,
                gettext(kinds.BODIES[one.body]),
                gettext(kinds.ROUNDS[one.round]),
                gettext(kinds.ELECTION_STATES[one.state]),
                is_settled(one, held),
            )
            for one in held
        ],
        "tellers": [one.person.name for one in tellers_of(found)],
        "may_run": may(actor, RUN, found.scope_path),
        "may_elect": may(actor, ELECT, found.scope_path),
        "running": found.finished_on is None,
    }
    if found.run_id:
        view = run_view(actor, found.run_id, now=now, today=today)
        context = {**run_context(request, view), "at_matter": True, **context}
    return render(request, "organizing/undertaking.html", context)


def of_run(request: ActorRequest, run_id: int) -> HttpResponse:
    """Lead from a run to its undertaking."""
    require(request.actor, READ)
    found = undertakings(request.actor).filter(run_id=run_id).first() if run_id < 2**63 else None
    if found is None:
        raise NotFound("organizing.no_undertaking", N_("There is no such founding or re-election within your reach."))
    return HttpResponseRedirect(url_of(found.pk))


def roll_page(request: ActorRequest, undertaking_id: int) -> HttpResponse:
    """Show the frozen roll, page by page."""
    require(request.actor, READ)
    found = undertaking(request.actor, undertaking_id)
    page = Paginator(roll_of(found), PER_PAGE).get_page(page_number(request))
    context = {
        "it": found,
        "page": page,
        "may_elect": may(request.actor, ELECT, found.scope_path) and found.finished_on is None,
    }
    return render(request, "organizing/roll.html", context)
