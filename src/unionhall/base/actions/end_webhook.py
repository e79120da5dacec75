"""Stop telling another system."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.queries.webhooks import webhook
from unionhall.kernel.actors import Actor


@transaction.atomic
def end_webhook(*, actor: Actor, webhook_id: int, now: datetime) -> None:
    """From now on it hears nothing; its log stays."""
    require(actor, "base.change_webhook")
    # Gather
    held = webhook(actor, webhook_id)
    # Decide
    require(actor, "base.change_webhook", held.scope_path)
    # Record
    held.is_active = False
    held.save(update_fields=["is_active"])
    record(actor=actor, verb="base.end_webhook", subject=f"webhook:{held.pk}", scope_path=held.scope_path, now=now)
