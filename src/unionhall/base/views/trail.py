"""Doors to the audit trail and to stored files."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from unionhall.base import clock
from unionhall.base.actions.open_file import open_file
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.places import names_of
from unionhall.base.queries.audit import audit_lines, audit_trail
from unionhall.base.views.pages import page_by_id


@never_cache
@login_required
@require_safe
def trail(request: ActorRequest) -> HttpResponse:
    """List what happened within one's scope, the latest first; ``?subject=`` and ``?verb=`` narrow it."""
    require(request.actor, "base.read_audit")
    rows = audit_trail(request.actor)
    subject, verb = request.GET.get("subject", "").strip()[:160], request.GET.get("verb", "").strip()[:80]
    rows = rows.filter(subject=subject) if subject else rows
    rows = rows.filter(verb=verb) if verb else rows
    page = page_by_id(request, rows.select_related("place"))
    names = names_of([row.place.scope_path for row in page.rows])
    context = {"page": page, "lines": audit_lines(page.rows, names), "subject": subject, "verb": verb}
    return render(request, "base/work/trail.html", context)


@login_required
@require_safe
def stored_file(request: ActorRequest, file_id: int) -> HttpResponse:
    """Hand a stored file out, as a download only."""
    found = open_file(actor=request.actor, file_id=file_id, reason=request.GET.get("reason", "")[:300], now=clock.now())
    answer = HttpResponse(found.content, content_type=found.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
