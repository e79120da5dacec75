"""Turns the logged-in account into ``request.actor`` once a request, and asks officers for the second step."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from unionhall.base import clock
from unionhall.base.queries.accounts import has_second_factor
from unionhall.base.queries.actors import actor_of
from unionhall.base.rules.roles import SECOND_FACTOR
from unionhall.kernel.actors import NOBODY, Actor

SET_UP = "mfa_activate_totp"
# What somebody may do before the second step is set up: set it up, log out, choose language and look.
_OPEN_BEFORE = ("mfa_", "account_")
_OPEN_NAMES = frozenset({"health"})
_OPEN_SPACES = frozenset({"ui"})


class ActorMiddleware:
    """Sets ``request.actor``; roles are read for today on every request, so an ended term is gone at midnight.

    Roles that need the second step are not even held before it is set up, whichever address is asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        vars(request)["actor"] = SimpleLazyObject(lambda: _actor(request))  # read through ActorRequest
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Lead an officer without a second step to where it is set up."""
        if not settings.SECOND_FACTOR_REQUIRED or _open_before(request) or not request.user.is_authenticated:
            return None
        bool(vars(request)["actor"].name)  # build the actor now
        return redirect(SET_UP) if vars(request).get("second_factor_missing") else None


def _open_before(request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None:
        return True
    name = match.url_name or ""
    return name.startswith(_OPEN_BEFORE) or name in _OPEN_NAMES or bool(_OPEN_SPACES & set(match.namespaces))


def _actor(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return NOBODY
    acting_at = str(request.session.get("acting_at", ""))
    actor = actor_of(request.user.pk, today=clock.today(), door="web", acting_at=acting_at, read=request.user)
    if not settings.SECOND_FACTOR_REQUIRED or not actor.roles & SECOND_FACTOR or has_second_factor(request.user.pk):
        return actor
    vars(request)["second_factor_missing"] = True
    return replace(actor, holdings=tuple(held for held in actor.holdings if held.role not in SECOND_FACTOR))
