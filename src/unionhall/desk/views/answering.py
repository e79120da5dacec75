"""One page, one form, one verb: what a refusal says stands in the form, with what was typed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from unionhall.base.http import ActorRequest
from unionhall.kernel.errors import Conflict, Refused
from unionhall.ui.words import say

NOTHING: Mapping[str, Any] = {}
TEMPLATE = "desk/form.html"


def answer(
    request: ActorRequest,
    form: type[forms.Form],
    act: Callable[[Any], str],
    *,
    heading: str,
    button: str,
    cancel_url: str,
    crumbs: Sequence[tuple[str, str]],
    initial: Mapping[str, Any] = NOTHING,
    options: Mapping[str, Any] = NOTHING,
    template: str = TEMPLATE,
    context: Mapping[str, Any] = NOTHING,
) -> HttpResponse:
    """Show the form; on a POST let ``act(form)`` do it and go to the address that it returns."""
    asked = form(request.POST, request.FILES, **options) if request.method == "POST" else None
    if asked is not None and asked.is_valid():
        try:
            return HttpResponseRedirect(act(asked))
        except (Refused, Conflict) as refusal:
            asked.add_error(None, say(refusal.sentence))
    status = 200 if asked is None else 422
    shown = {
        "form": asked or form(initial=dict(initial), **options),
        "heading": heading,
        "button": button,
        "cancel_url": cancel_url,
        "crumbs": crumbs,
        **context,
    }
    return render(request, template, shown, status=status)
