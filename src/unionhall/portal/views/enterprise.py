"""The one file of an enterprise (一企一档), composed of what each module keeps about it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.base.parts import parts_of
from unionhall.guidance.queries.practices import file_employer
from unionhall.guidance.rules.grants import CONFIRM, READ
from unionhall.registry.rules.employers import INDUSTRIES
from unionhall.registry.rules.kinds import EMPLOYER_FORMS
from unionhall.registry.views.parts import history


@login_required
@require_safe
def enterprise(request: ActorRequest, uscc: str) -> HttpResponse:
    """Show everything on file about one enterprise to whoever reads files, and to its own union."""
    actor, now = request.actor, clock.now()
    reads = may(actor, READ)
    require(actor, READ if reads else CONFIRM)
    top = file_employer(actor, uscc, clock.today(now))
    registry_url = ""
    if may(actor, "registry.read_employers", top.scope_path):
        registry_url = reverse("registry:employer", args=[uscc])
    context = {
        "top": top,
        "name": top.name,
        "state_kind": "neutral" if top.closed_on else "ok",
        "state_text": gettext("Closed") if top.closed_on else gettext("Open"),
        "facts": [
            (gettext("Credit code"), top.uscc),
            (gettext("On the ground of"), top.seat.name),
            (gettext("Registered as"), gettext(EMPLOYER_FORMS.get(top.form, top.form))),
            (gettext("Industry"), gettext(INDUSTRIES.get(top.industry, top.industry))),
        ],
        "list_url": reverse("guidance:enterprises") if reads else "",
        "registry_url": registry_url,
        "parts": parts_of("enterprise", actor, now, top),
        "timeline_entries": history(actor, f"employer:{uscc}", "registry.read_employers"),
    }
    return render(request, "portal/enterprise.html", context)
