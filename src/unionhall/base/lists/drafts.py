"""The door that keeps what is being typed."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.actions.keep_draft import keep_draft
from unionhall.base.flows import known_flow
from unionhall.base.http import ActorRequest
from unionhall.base.queries.preferences import draft
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_

MOST_FIELDS = 60


@require_POST
def keep(request: ActorRequest, form_code: str) -> HttpResponse:
    """Merge the fields sent into the draft; a field that is not sent keeps what it had."""
    if not known_flow(form_code):
        raise NotFound("base.no_form", N_("There is no form “{code}”."), code=form_code)
    subject = request.GET.get("subject", "")[:60]
    sent = {
        name[:60]: [value[:4000] for value in values[:50]]
        for name, values in list(request.POST.lists())[:MOST_FIELDS]
        if name != "csrfmiddlewaretoken"
    }
    now = clock.now()
    values = {**draft(request.actor, form_code, subject).values, **sent}
    keep_draft(actor=request.actor, form_code=form_code, subject=subject, values=values, now=now)
    return JsonResponse({"saved_at": now.isoformat()})
