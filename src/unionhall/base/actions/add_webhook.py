"""Let another system hear of events."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import Webhook
from unionhall.base.rules.hook_urls import checked_url
from unionhall.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class NewWebhook:
    """The webhook's id and the secret that signs what it gets; the secret is shown once."""

    id: int
    secret: str


@transaction.atomic
def add_webhook(
    *, actor: Actor, title: str, url: str, events: Sequence[str], scope_path: str, now: datetime
) -> NewWebhook:
    """Tell ``url`` of the named events (all when none is named) within ``scope_path``, signed with a fresh secret."""
    require(actor, "base.change_webhook", scope_path)
    # Decide
    address = checked_url(url)
    secret = secrets.token_urlsafe(32)
    # Record
    hook = Webhook.objects.create(
        title=title.strip()[:80] or address[:80],
        url=address,
        secret=secret,
        events=sorted(set(events)),
        scope_path=scope_path,
        created_by_id=actor.account_id,
        created_at=now,
    )
    record(
        actor=actor,
        verb="base.add_webhook",
        subject=f"webhook:{hook.pk}",
        scope_path=scope_path,
        now=now,
        facts={"events": hook.events},
    )
    return NewWebhook(id=hook.pk, secret=secret)
