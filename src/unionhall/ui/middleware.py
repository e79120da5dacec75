"""Turns the four refusals into a page that says what is wrong and how to mend it; keeps pages out of caches."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from unionhall.kernel.errors import NotAllowed, NotFound, Refusal
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
        if isinstance(exception, NotAllowed | NotFound) and _should_log_in(request):
            return redirect_to_login(request.get_full_path())
        heading = _HEADINGS.get(exception.status, N_("This cannot be done as it stands"))
        context = {
            "heading": gettext(heading),
            "sentence": say(exception.sentence),
            "code": exception.code,
            "back_url": _came_from(request) if exception.status in {409, 422} else "",
        }
        return render(request, "ui/refusal.html", context, status=exception.status)


class PrivatePagesMiddleware:
    """Keeps what a logged-in person sees out of every cache, the browser's own too: the desk may be a shared one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        known = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
        if known and "public" not in response.headers.get("Cache-Control", ""):
            response.headers["Cache-Control"] = "private, no-store"
        return response


def _should_log_in(request: HttpRequest) -> bool:
    """Tell whether a stranger asked for a page that only exists for people with a log-in.

    What exists and what does not look the same to strangers. A view for everybody says so with Django's
    ``login_not_required``; its refusals are answered as they are.
    """
    user = getattr(request, "user", None)
    match = request.resolver_match
    return (
        request.method in {"GET", "HEAD"}
        and user is not None
        and not user.is_authenticated
        and request.accepts("text/html")
        and "HX-Request" not in request.headers
        and match is not None
        and getattr(match.func, "login_required", True)
    )


def _came_from(request: HttpRequest) -> str:
    """Return the page that the reader was on, if it is one of ours."""
    address = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if address and ours else ""
