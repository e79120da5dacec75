"""Delete drafts that nobody came back to."""

from datetime import datetime, timedelta

from django.db import transaction

from unionhall.base.authority import require
from unionhall.base.models import FormDraft
from unionhall.kernel.actors import Actor

KEPT_FOR = timedelta(days=30)


@transaction.atomic
def forget_old_drafts(*, actor: Actor, now: datetime) -> int:
    """Delete drafts older than 30 days; return how many."""
    require(actor, "base.clean_up")
    # Gather
    old = FormDraft.objects.filter(saved_at__lt=now - KEPT_FOR)
    # Decide: age alone decides.
    # Record
    return old.delete()[0]
