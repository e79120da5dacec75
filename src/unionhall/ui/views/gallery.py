"""The gallery of components and archetypes; installed in debug only."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unionhall.ui.gallery import context

SHEETS = ("todo", "list", "record", "form", "import", "dashboard", "paper", "phone", "public", "refusal")


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    return render(request, "ui/gallery/components.html", {**context(), "sheets": SHEETS})


@require_safe
def sheet(request: HttpRequest, name: str) -> HttpResponse:
    """Show one archetype as a whole page."""
    if name not in SHEETS:
        raise Http404
    return render(request, f"ui/gallery/{name}.html", context())
