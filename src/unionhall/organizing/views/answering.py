"""One page, one form, one verb: what a refusal says stands in the form, with what was typed."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.kernel.errors import Conflict, NotFound, Refused
from unionhall.ui.words import say

NO_OPTIONS: Mapping[str, Any] = {}


def answer(
    request: ActorRequest,
    form: type[forms.Form],
    act: Callable[[dict[str, Any]], str],
    *,
    grant: str,
    heading: str,
    button: str,
    cancel_url: str,
    initial: Mapping[str, Any] = NO_OPTIONS,
    options: Mapping[str, Any] = NO_OPTIONS,
    template: str = "organizing/form.html",
    context: Mapping[str, Any] = NO_OPTIONS,
) -> HttpResponse:
    """Show the form; on a POST let ``act`` do it and go to the address that it returns."""
    require(request.actor, grant)
    status = 200
    if request.method == "POST":
        asked = form(request.POST, request.FILES, **options)
        if asked.is_valid():
            try:
                return HttpResponseRedirect(act(asked.cleaned_data))
            except (Refused, Conflict, NotFound) as refusal:
                asked.add_error(None, say(refusal.sentence))
        status = 422
    else:
        asked = form(initial=dict(initial), **options)
    shown = {"form": asked, "heading": heading, "button": button, "cancel_url": cancel_url, **context}
    return render(request, template, shown, status=status)
