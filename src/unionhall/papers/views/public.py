"""Pages for strangers: verifying a paper, reading a public notice. Nothing personal, never in a search engine."""

import secrets

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from unionhall.base import clock
from unionhall.base.limits import too_many
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.papers.actions.receive_objection import receive_objection
from unionhall.papers.forms.notices import ObjectOnline
from unionhall.papers.queries.notices import public_notice, sent_objection
from unionhall.papers.queries.verifying import equals, verified_paper
from unionhall.papers.rules.kinds import FINDINGS, NOTICE_STATES, ONLINE, PAPER_STATES, WITHDRAWN
from unionhall.ui.words import say

LARGEST_COPY = 30 * 1024 * 1024
READERS = system_actor("papers", door="web")


@login_not_required
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a paper's QR leads to; a copy that is sent is compared and not kept."""
    row = verified_paper(token)
    copy = request.FILES.get("copy") if request.method == "POST" else None
    verdict = ""
    if request.method == "POST":
        if copy is None:
            verdict = "none"
        elif (copy.size or 0) > LARGEST_COPY:
            verdict = "big"
        else:
            verdict = "equal" if equals(row, copy.read()) else "other"
    context = {
        "row": row,
        "is_withdrawn": row.state == WITHDRAWN,
        "state": gettext(PAPER_STATES[row.state]),
        "verdict": verdict,
    }
    return _unindexed(render(request, "papers/verify.html", context))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, token: str) -> HttpResponse:
    """Show a public notice as long as strangers may read it; take an objection while it is on display."""
    shown = public_notice(token, clock.today())
    names = [entry["name"] for entry in shown.entries]
    sent = request.POST if request.method == "POST" else None
    form = ObjectOnline(sent, initial={"key": secrets.token_hex(16)}, names=names)
    if request.method == "POST" and too_many(request, "objection"):
        form.add_error(None, gettext("Too many objections came from this network. Try again in an hour, or call."))
    elif form.is_valid():
        try:
            receive_objection(
                actor=READERS,
                notice_id=shown.notice.pk,
                channel=ONLINE,
                real_name=bool(form.cleaned_data["identity"].strip()),
                now=clock.now(),
                **form.cleaned_data,
            )
            return redirect("papers:sent_objection", token, form.cleaned_data["key"])
        except (Refused, Conflict) as refusal:
            form.add_error(None, say(refusal.sentence))
    context = {
        "form": form if shown.open or form.is_bound else None,
        "notice": shown.notice,
        "entries": shown.entries,
        "roster_gone": shown.roster_gone,
        "is_withdrawn": shown.notice.state == WITHDRAWN,
        "state": gettext(NOTICE_STATES[shown.notice.state]),
        "columns": [key for key in ("employer", "post", "deeds") if any(row.get(key) for row in shown.entries)],
    }
    return _unindexed(render(request, "papers/public_notice.html", context, status=422 if form.errors else 200))


@login_not_required
@require_safe
def sent_one(request: HttpRequest, token: str, key: str) -> HttpResponse:
    """Show whoever objected what became of it."""
    row = sent_objection(token, key)
    context = {"row": row, "finding": gettext(FINDINGS[row.finding]) if row.finding else ""}
    return _unindexed(render(request, "papers/sent_objection.html", context))


def _unindexed(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
