"""Forms about rosters: upload, columns, ticks, import, error workbook, undo."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.kernel.errors import Refused
from unionhall.registry.actions.hand_out_errors import hand_out_errors
from unionhall.registry.actions.remember_mapping import remember_mapping
from unionhall.registry.actions.start_commit import start_commit
from unionhall.registry.actions.tick_rows import tick_rows
from unionhall.registry.actions.undo_batch import undo_batch
from unionhall.registry.actions.upload_roster import upload_roster
from unionhall.registry.forms.rosters import RosterUpload, WhyUndo
from unionhall.registry.queries import rosters
from unionhall.registry.rules.kinds import HOLDS_MEMBERS
from unionhall.registry.rules.roster import workbooks
from unionhall.registry.rules.roster.fields import FIELDS
from unionhall.registry.rules.roster.layout import IGNORE
from unionhall.registry.views.choices import reach
from unionhall.registry.views.rosters import roster_url
from unionhall.ui.notices import tell
from unionhall.ui.words import say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: ActorRequest) -> HttpResponseBase:
    """Take a roster file."""
    require(request.actor, rosters.GRANT)
    choices = reach(request.actor, clock.today(), grant=rosters.GRANT, kinds=sorted(HOLDS_MEMBERS))
    form = RosterUpload(
        request.POST or None,
        request.FILES or None,
        reach=choices,
        initial={"union_organisation": request.GET.get("in", "")[:40]},
    )
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch_id = upload_roster(
                actor=request.actor,
                union_code=form.cleaned_data["union_organisation"],
                content=file.read(),
                file_name=file.name,
                now=clock.now(),
            )
            return redirect("registry:roster_columns", batch_id)
        except Refused as refusal:
            form.add_error("file", say(refusal.sentence))
    context = {"form": form, "heading": gettext("Upload a roster"), "step": 1}
    return render(request, "registry/rosters/upload.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: ActorRequest, batch_id: int) -> HttpResponseBase:
    """Show what each column is taken for; what people say is remembered for this union."""
    found = rosters.batch(request.actor, batch_id)
    if request.method == "POST":
        mapping = {
            key.removeprefix("column."): str(value) or IGNORE
            for key, value in request.POST.items()
            if key.startswith("column.") and len(key) < 80
        }
        remember_mapping(
            actor=request.actor,
            batch_id=batch_id,
            mapping=mapping,
            sheet=request.POST.get("sheet", ""),
            now=clock.now(),
        )
        return redirect(roster_url(batch_id))
    layout = rosters.layout_of(request.actor, found, request.GET.get("sheet", "")[:120])
    context: dict[str, Any] = {
        "found": found,
        "layout": layout,
        "fields": [(field.code, gettext(field.title)) for field in FIELDS if field.code != "seq"],
        "heading": gettext("What the columns mean"),
        "union": found.union.name,
        "step": 2,
    }
    return render(request, "registry/rosters/columns.html", context)


@login_required
@require_POST
def tick(request: ActorRequest, batch_id: int) -> HttpResponse:
    """Tick rows, or take ticks back."""
    everything = "all" in request.POST
    rows = [int(number) for number in request.POST.getlist("row") if number.isascii() and number.isdigit()][:500]
    changed = tick_rows(
        actor=request.actor,
        batch_id=batch_id,
        rows=None if everything else rows,
        ticked=request.POST.get("ticked") != "no",
        now=clock.now(),
    )
    tell(request, gettext("{count} rows changed.").format(count=changed))
    return redirect(f"{roster_url(batch_id)}?show=warn")


@login_required
@require_POST
def commit(request: ActorRequest, batch_id: int) -> HttpResponse:
    """Import the good and ticked rows."""
    start_commit(actor=request.actor, batch_id=batch_id, now=clock.now())
    return redirect(roster_url(batch_id))


@never_cache
@login_required
@require_POST
def errors(request: ActorRequest, batch_id: int) -> HttpResponse:
    """Hand out the workbook of rows that did not go in."""
    content = hand_out_errors(actor=request.actor, batch_id=batch_id, say=gettext, now=clock.now())
    return _workbook(content, f"roster-{batch_id}-errors.xlsx")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: ActorRequest, batch_id: int) -> HttpResponseBase:
    """Take the whole roster back, after asking."""
    found = rosters.batch(request.actor, batch_id)
    form = WhyUndo(request.POST or None)
    if request.method == "POST" and form.is_valid():
        count = undo_batch(actor=request.actor, batch_id=batch_id, reason=form.cleaned_data["reason"], now=clock.now())
        tell(request, gettext("{count} memberships were taken back.").format(count=count))
        return redirect(roster_url(batch_id))
    context = {
        "heading": gettext("Undo the import"),
        "crumbs": [(gettext("Rosters"), reverse("registry:rosters")), (found.file_name, roster_url(batch_id))],
        "what": gettext("Take {count} memberships of {union} back as if they had never been entered.").format(
            count=found.imported, union=found.union.name
        ),
        "consequences": [
            gettext("People whom this roster brought are removed, people known before stay."),
            gettext("It is refused when anything builds on these memberships already."),
        ],
        "form": form,
        "button": gettext("Undo the import"),
        "cancel_url": roster_url(batch_id),
        "danger": True,
    }
    return render(request, "registry/confirm.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def template(request: ActorRequest) -> HttpResponse:
    """Hand out the empty roster with drop-downs."""
    require(request.actor, rosters.GRANT)
    return _workbook(workbooks.template(gettext), "roster-template.xlsx")


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
