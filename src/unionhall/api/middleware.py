"""The API's door: the bearer token becomes the actor, and a repeated request gets its first answer back.

The action and the memory of its answer are committed together: a crash between the two cannot make a repeat run twice.
"""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from unionhall.api.errors import UNREADABLE, problem_body, refusal_body
from unionhall.base import clock
from unionhall.base.actions.note_token_use import note_token_use
from unionhall.base.actions.remember_answer import remember_answer
from unionhall.base.queries.idempotency import remembered_answer
from unionhall.base.queries.tokens import token_use
from unionhall.kernel.actors import NOBODY, Actor, system_actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_

PREFIX = "/api/v1/"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
KEY_FORM = re.compile(r"[A-Za-z0-9._:-]{8,80}")
KEY_MISSING = N_("Send an 'Idempotency-Key' header of 8 to 80 letters, digits, dots, colons, dashes or underscores.")
TOO_LARGE = N_("The request is too large. Send fewer rows at once, or a list of people as a roster file.")
ROOM_FOR_FIELDS = 1024 * 1024  # bytes beside the file itself


class ApiMiddleware:
    """Works on addresses below ``/api/v1/`` only; everything else passes through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        actor = _actor(request)
        vars(request)["actor"] = actor
        if request.method in SAFE or actor is NOBODY:
            return self.get_response(request)
        return self._once(request, actor)

    def _once(self, request: HttpRequest, actor: Actor) -> HttpResponse:
        """Run an unsafe request once per key; only an answer that changed something is remembered."""
        key = request.headers.get("Idempotency-Key", "")
        if not KEY_FORM.fullmatch(key):
            return JsonResponse(problem_body("api.key_missing", KEY_MISSING), status=422)
        try:
            return self._answer(request, actor, key, _fingerprint(request))
        except Conflict as conflict:
            return JsonResponse(refusal_body(conflict), status=conflict.status)
        except RequestDataTooBig:
            return JsonResponse(problem_body("api.too_large", TOO_LARGE), status=422)
        except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
            return JsonResponse(problem_body("api.unreadable", UNREADABLE), status=400)

    @transaction.atomic
    def _answer(self, request: HttpRequest, actor: Actor, key: str, fingerprint: str) -> HttpResponse:
        known = remembered_answer(actor=actor, key=key, fingerprint=fingerprint)
        if known is not None:
            return JsonResponse(known.body, status=known.status, safe=False)
        response = self.get_response(request)
        if response.status_code >= 400:
            transaction.set_rollback(True)
            return response
        remember_answer(
            actor=replace(actor, only=None),  # the memory is the door's own, whatever the token is for
            key=key,
            fingerprint=fingerprint,
            status=response.status_code,
            body=json.loads(response.content) if response.content else None,
            now=clock.now(),
        )
        return response


def _length(request: HttpRequest) -> int:
    """Return how many bytes the caller announces."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if str(said).isdecimal() else 0


def _fingerprint(request: HttpRequest) -> str:
    """Return the digest of what is asked for.

    Of a form its fields and files count, not its bytes: a client that sends it again draws a new boundary. Files are
    read in pieces and stay where the upload put them.
    """
    if _length(request) > settings.UPLOAD_LIMIT_BYTES + ROOM_FOR_FIELDS:
        raise RequestDataTooBig
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.method != "POST" or request.content_type != "multipart/form-data":
        digest.update(request.body)
        return digest.hexdigest()
    for name, values in sorted(request.POST.lists()):
        digest.update(json.dumps([name, values]).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            content = hashlib.sha256()
            for chunk in file.chunks():
                content.update(chunk)
            file.seek(0)
            digest.update(json.dumps([name, file.name, content.hexdigest()]).encode())
    return digest.hexdigest()


def _actor(request: HttpRequest) -> Actor:
    """Return the actor behind the bearer token, or ``NOBODY``."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret:
        return NOBODY
    used = token_use(secret.strip(), today=clock.today(), now=clock.now())
    if used is None:
        return NOBODY
    if used.first_today:
        note_token_use(actor=system_actor("api", door="api"), token_id=used.token_id, today=clock.today())
    return used.actor
