"""Office pages of rosters: the list, and one roster with its preview and its result."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, INSTANT, NUMBER, Column
from unionhall.base.lists.filters import ChoiceFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.base.queries.jobs import readable_jobs, view_of
from unionhall.kernel.text import N_
from unionhall.registry.queries import rosters
from unionhall.registry.rules.roster.reasons import VERDICTS
from unionhall.registry.rules.rosters import ARCHIVED, BATCH_STATES, COMMITTED, OUTCOMES, STAGED, UNDONE, UPLOADED

ROWS = 50
TONES = {UPLOADED: "info", STAGED: "warn", COMMITTED: "ok", UNDONE: "neutral", ARCHIVED: "neutral"}
KINDS = {"ok": "ok", "warn": "warn", "refuse": "bad"}
SHOWN = {"ok": N_("Good rows"), "warn": N_("Rows to look at"), "refuse": N_("Refused rows")}


def roster_url(batch_id: int) -> str:
    """Return the address of a roster's page."""
    return reverse("registry:roster", args=[batch_id])


def _tone(row: Any) -> str:
    return TONES[row.state]


ROSTERS = register(
    ListPage(
        code="registry.rosters",
        title=N_("Rosters"),
        grant=rosters.GRANT,
        url_name="registry:rosters",
        rows=lambda actor, _today: rosters.batches(actor),
        columns=(
            Column("file", N_("File"), lambda row: row.file_name, fixed=True, link=lambda row: roster_url(row.pk)),
            Column("union", N_("Union"), lambda row: row.union.name),
            Column("uploaded", N_("Uploaded"), lambda row: row.created_at, INSTANT, sort="id"),
            Column(
                "state", N_("State"), lambda row: row.state, BADGE, words=BATCH_STATES, tone=lambda r: TONES[r.state]
            ),
            Column("imported", N_("Imported"), lambda row: row.imported, NUMBER),
            Column("warned", N_("To look at"), lambda row: row.warned, NUMBER),
            Column("refused", N_("Refused"), lambda row: row.refused, NUMBER),
        ),
        sort="-uploaded",
        filters=(ChoiceFilter("state", N_("State"), BATCH_STATES),),
        search=(),
        search_codes=("union__code", "file_name"),
        search_hint=N_("Union code or file name"),
        empty=Empty(
            N_("No roster was uploaded yet. A roster brings all members of a union in at once."),
            N_("Upload a roster"),
            "registry:upload_roster",
            rosters.GRANT,
        ),
    )
)


def rosters_list(request: ActorRequest) -> HttpResponse:
    """List the rosters within reach."""
    primary = {"url": reverse("registry:upload_roster"), "text": gettext("Upload a roster")}
    return show(request, ROSTERS, more={"primary": primary})


@never_cache
@login_required
@require_safe
def roster(request: ActorRequest, batch_id: int) -> HttpResponse:
    """Show a roster where it stands: its job, the preview with counts, or what went in."""
    found = rosters.batch(request.actor, batch_id)
    job = readable_jobs(request.actor).filter(pk=found.job_id).first() if found.job_id else None
    running = job is not None and job.state in {"ready", "running"}
    context: dict[str, Any] = {
        "found": found,
        "heading": found.file_name,
        "union": found.union.name,
        "state_text": gettext(BATCH_STATES[found.state]),
        "state_kind": TONES[found.state],
        "job": view_of(job) if job is not None else None,
        "running": running,
        "step": _step(found.state, running=running),
        "same": rosters.earlier_with_same_content(found),
    }
    if found.state != UPLOADED and not running:
        context |= _preview(request, found)
    return render(request, "registry/rosters/roster.html", context)


def _step(state: str, *, running: bool) -> int:
    if running:
        return 4
    return {UPLOADED: 2, STAGED: 3}.get(state, 5)


def _preview(request: ActorRequest, found: Any) -> dict[str, Any]:
    wanted = request.GET.get("show", "")
    verdict = wanted if wanted in VERDICTS else "warn" if found.warned else "refuse" if found.refused else "ok"
    after = request.GET.get("after", "0")
    behind = int(after) if after.isascii() and after.isdigit() and len(after) < 9 else 0
    rows = rosters.preview_rows(found, verdict=verdict, after=behind, most=ROWS + 1)
    more = len(rows) > ROWS
    ticked, could = rosters.ticks(found)
    query = urlencode([("show", verdict), ("after", str(rows[ROWS - 1].row))]) if more else ""
    return {
        "rows": rows[:ROWS],
        "verdict": verdict,
        "next_url": f"?{query}" if query else "",
        "tabs": [
            {"code": code, "title": gettext(SHOWN[code]), "count": count, "kind": KINDS[code]}
            for code, count in (("ok", found.ok), ("warn", found.warned), ("refuse", found.refused))
        ],
        "reasons": [(KINDS[kind], gettext(text), count) for kind, text, count in rosters.reason_counts(found)],
        "ticked": ticked,
        "could": could,
        "waiting": rosters.waiting(found, found.commits + 1) if found.state in {STAGED, COMMITTED} else 0,
        "outcomes": {code: gettext(text) for code, text in OUTCOMES.items()},
        "may_undo": found.state == COMMITTED and found.imported > 0,
        "open": found.state in {STAGED, COMMITTED},
        "archived": found.state == ARCHIVED,
    }
