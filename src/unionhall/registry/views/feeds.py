"""Office pages of the systems above: which there are, what waits for one of them, and sending it."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.actions.describe_feed import describe_feed
from unionhall.registry.actions.order_feed import order_feed
from unionhall.registry.queries.feed_waiting import (
    COMPARED_AT_ONCE,
    Waiting,
    follower_of,
    keeper_for,
    overview,
    runs_of,
    state_counts,
    waiting_to_be_sent,
)
from unionhall.registry.queries.feeds import description, feed_system
from unionhall.registry.rules.feed_due import CORRECTED, DUE_WORDS, MENDED, NEW
from unionhall.registry.rules.feed_lines import FIELD_WORDS, FORM_WORDS
from unionhall.registry.rules.feed_starters import STARTERS
from unionhall.registry.rules.feed_words import (
    ACCEPTED,
    FEED_FORMATS,
    FEED_STATES,
    FEED_SUBJECTS,
    REJECTED,
    SENT,
    UNREADY,
)
from unionhall.registry.views.feed_runs import TONES, system_url
from unionhall.registry.views.organisations import record_url
from unionhall.registry.views.parts import history
from unionhall.ui.notices import tell

GRANT = "registry.feed_upward"
RUNS_SHOWN = 10


def feeds(request: ActorRequest) -> HttpResponse:
    """Show the receiving systems, and with which usual columns one may begin."""
    require(request.actor, GRANT)
    systems = overview(request.actor)
    keeper = keeper_for(request.actor)
    taken = {row.system.code for row in systems}
    context = {
        "systems": [(row, gettext(FEED_SUBJECTS[row.system.subject])) for row in systems],
        "keeper": keeper,
        "starters": [
            (feed, gettext(FEED_SUBJECTS[feed.subject]), gettext(FEED_FORMATS[feed.file_format]), len(feed.columns))
            for code, feed in STARTERS.items()
            if keeper is not None and code not in taken
        ],
    }
    return render(request, "registry/feeds.html", context)


@require_POST
def begin(request: ActorRequest) -> HttpResponse:
    """Keep the usual columns of a kind of system as a description, marked as not confirmed."""
    require(request.actor, GRANT)
    feed = STARTERS.get(request.POST.get("starter", ""))
    keeper = keeper_for(request.actor)
    if feed is None or keeper is None:
        raise Refused("registry.no_starter", N_("There are no such usual columns. Choose one of those on the page."))
    now = clock.now()
    pk = describe_feed(actor=request.actor, owner_code=keeper.code, feed=feed, from_on=clock.today(now), now=now)
    tell(
        request,
        gettext("{name} is described. Compare its columns with the template of the office that receives.").format(
            name=feed.name
        ),
    )
    return HttpResponseRedirect(system_url(pk))


def system_record(request: ActorRequest, system_id: int) -> HttpResponse:
    """Show one receiving system: what waits to be sent, what became of what was sent, its runs and columns."""
    actor = request.actor
    system = feed_system(actor, system_id)
    feed = description(system)
    runs = runs_of(actor, system, RUNS_SHOWN)
    states = state_counts(actor, system_id)
    waiting = waiting_to_be_sent(system, most=COMPARED_AT_ONCE) if system.to_on is None else None
    records = f"{reverse('registry:feed_records')}?system={system.pk}"
    context = {
        "system": system,
        "name": system.name,
        "state_kind": "ok" if system.verified else "warn",
        "state_text": gettext("Columns confirmed by its office")
        if system.verified
        else gettext("Columns not confirmed"),
        "facts": [
            (gettext("What it takes"), gettext(FEED_SUBJECTS[system.subject])),
            (gettext("Kind of file"), gettext(FEED_FORMATS[system.file_format])),
            (gettext("Kept by"), system.owner.name, record_url(system.owner.code)),
        ],
        "waiting": waiting,
        "tiles": _tiles(waiting) if waiting else [],
        "lines": [(line, gettext(DUE_WORDS[line.why]), _mend_url(line)) for line in waiting.lines] if waiting else [],
        "states": [
            (gettext(FEED_STATES[state]), TONES[state], states[state], f"{records}&state={state}")
            for state in (SENT, ACCEPTED, REJECTED, UNREADY)
            if states.get(state)
        ],
        "unanswered": states.get(SENT, 0),
        "rejected": states.get(REJECTED, 0),
        "rejected_url": f"{records}&state={REJECTED}",
        "runs": runs,
        "runs_url": f"{reverse('registry:feed_runs')}?system={system.pk}",
        "columns": [
            (
                column,
                gettext(FIELD_WORDS[column.field]),
                gettext(FORM_WORDS[column.transform]) if column.transform else "",
            )
            for column in feed.columns
        ],
        "codes": [(code_list, ours, theirs) for (code_list, ours), theirs in feed.codes.items()],
        "accepted_words": " / ".join(feed.accepted_words),
        "follower": follower_of(system) if system.to_on is not None else None,
        "timeline_entries": history(actor, [f"feed:{system.code}", *(f"feed_run:{run.pk}" for run in runs)], GRANT),
    }
    return render(request, "registry/feed.html", context)


def _tiles(waiting: Waiting) -> list[tuple[str, int, str]]:
    new, corrected, mended = (waiting.counts.get(why, 0) for why in (NEW, CORRECTED, MENDED))
    note = f"{gettext(DUE_WORDS[MENDED])}: {mended}" if mended else ""
    return [(gettext(DUE_WORDS[NEW]), new, ""), (gettext(DUE_WORDS[CORRECTED]), corrected + mended, note)]


def _mend_url(line: Any) -> str:
    if line.person_id:
        return reverse("registry:person", args=[line.person_id])
    return record_url(line.organisation_code)


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
