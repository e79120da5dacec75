"""Turns the four refusals into a page that says what is wrong and how to mend it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from unionhall.kernel.errors import Refusal
from unionhall.ui.words import say


class RefusalMiddleware:
    """The only place where a page's refusal becomes an answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal with its status and sentence; leave everything else alone."""
        if not isinstance(exception, Refusal):
            return None
        context = {"sentence": say(exception.sentence), "code": exception.code}
        return render(request, "ui/refusal.html", context, status=exception.status)
