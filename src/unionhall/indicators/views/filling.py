"""Fills a return of the desk with counted figures, and leads back to it."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.http import ActorRequest
from unionhall.indicators.actions.fill_return import fill_return
from unionhall.ui.notices import tell


@login_required
@require_POST
def fill(request: ActorRequest, return_id: int) -> HttpResponse:
    """Count the self-filling fields of a return."""
    count = fill_return(actor=request.actor, return_id=return_id, now=clock.now())
    tell(request, gettext("Counted figures filled in: {count}.").format(count=count))
    return redirect("desk:return", return_id)


def rows_address(indicator: str, organisation: str, as_of: str, cohort: str) -> str:
    """Return the address of the rows behind a figure of a return."""
    query = {"at": organisation, "as_of": date.fromisoformat(as_of).isoformat(), "cohort": cohort}
    kept = urlencode({name: value for name, value in query.items() if value})
    return f"{reverse('indicators:rows', args=[indicator])}?{kept}"
