"""Turns the four refusals into a page that says what is wrong and how to mend it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from unionhall.kernel.errors import Refusal
from unionhall.kernel.text import N_
from unionhall.ui.words import say

_HEADINGS = {
    403: N_("Not for your role"),
    404: N_("Nothing here"),
    409: N_("Somebody else was faster"),
    422: N_("This cannot be done as it stands"),
}


class RefusalMiddleware:
    """The only place where a page's refusal becomes an answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal with its status, its sentence and the way back; leave everything else alone."""
        if not isinstance(exception, Refusal):
            return None
        heading = _HEADINGS.get(exception.status, N_("This cannot be done as it stands"))
        context = {
            "heading": gettext(heading),
            "sentence": say(exception.sentence),
            "code": exception.code,
            "back_url": _came_from(request) if exception.status in {409, 422} else "",
        }
        return render(request, "ui/refusal.html", context, status=exception.status)


def _came_from(request: HttpRequest) -> str:
    """Return the page that the reader was on, if it is one of ours."""
    address = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if address and ours else ""
