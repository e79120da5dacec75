"""Readers of API tokens: whose they are, and the actor that a secret stands for."""

import hashlib
import hmac
import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet

from unionhall.base.models import ApiToken
from unionhall.base.queries.actors import actor_of
from unionhall.base.rules.tokens import narrowed, prefix_of
from unionhall.kernel.actors import NOBODY, Actor

_SECRET = re.compile(r"uh_[A-Za-z0-9_-]{20,90}")  # what issue_token makes; nothing else reaches the database


@dataclass(frozen=True, slots=True)
class TokenUse:
    """The actor behind a token, the token's id, and whether its last use is not noted for today yet."""

    actor: Actor
    token_id: int
    first_today: bool


def token_use(secret: str, *, today: date, now: datetime) -> TokenUse | None:
    """Find who comes with ``secret``; ``None`` when it is unknown, ended, revoked or its account is locked."""
    if not _SECRET.fullmatch(secret):
        return None
    token = ApiToken.objects.filter(prefix=prefix_of(secret), revoked_at__isnull=True, expires_at__gt=now).first()
    typed = hashlib.sha256(secret.encode()).hexdigest()
    if token is None or not hmac.compare_digest(typed, token.secret_hash):
        return None
    owner = actor_of(token.account_id, today=today, door="api")
    if owner is NOBODY:
        return None
    actor = replace(owner, holdings=narrowed(owner.holdings, token.scope_path), only=frozenset(token.grants))
    return TokenUse(actor=actor, token_id=token.pk, first_today=token.last_used_on != today)


def actor_of_token(secret: str, *, today: date, now: datetime) -> Actor | None:
    """Return the actor that a secret stands for: its owner of today, cut down to the token's grants and place."""
    used = token_use(secret, today=today, now=now)
    return used.actor if used is not None else None


def my_tokens(actor: Actor) -> QuerySet[ApiToken]:
    """Return the actor's own tokens, the latest first (page them)."""
    return ApiToken.objects.filter(account_id=actor.account_id or 0).order_by("-id")


def token_state(token: ApiToken, now: datetime) -> str:
    """Return ``revoked``, ``ended`` or ``running``."""
    if token.revoked_at is not None:
        return "revoked"
    return "ended" if token.expires_at <= now else "running"
