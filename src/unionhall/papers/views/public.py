"""Pages for strangers: verifying a paper, reading a public notice. Nothing personal, never in a search engine."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.papers.queries.notices import public_notice
from unionhall.papers.queries.verifying import equals, verified_paper
from unionhall.papers.rules.kinds import NOTICE_STATES, PAPER_STATES, WITHDRAWN

LARGEST_COPY = 30 * 1024 * 1024


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
def notice(request: HttpRequest, token: str) -> HttpResponse:
    """Show a public notice as long as strangers may read it."""
    shown = public_notice(token, clock.today())
    context = {
        "notice": shown.notice,
        "entries": shown.entries,
        "roster_gone": shown.roster_gone,
        "is_withdrawn": shown.notice.state == WITHDRAWN,
        "state": gettext(NOTICE_STATES[shown.notice.state]),
        "columns": [key for key in ("employer", "post", "deeds") if any(row.get(key) for row in shown.entries)],
    }
    return _unindexed(render(request, "papers/public_notice.html", context))


def _unindexed(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
