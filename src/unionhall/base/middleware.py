"""Turns the logged-in account into ``request.actor`` once a request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from unionhall.base import clock
from unionhall.base.actors import NOBODY, Actor
from unionhall.base.queries.actors import actor_of


class ActorMiddleware:
    """Sets ``request.actor``; roles are read for today on every request, so an ended term is gone at midnight."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        vars(request)["actor"] = SimpleLazyObject(lambda: _actor(request))  # read through ActorRequest
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return NOBODY
    acting_at = str(request.session.get("acting_at", ""))
    return actor_of(request.user.pk, today=clock.today(), door="web", acting_at=acting_at)
