"""Record that somebody logged in, and forget their failures."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import Account
from unionhall.kernel.actors import Actor


@transaction.atomic
def note_login(*, actor: Actor, account_id: int, now: datetime) -> None:
    """Record a completed log-in (after the second step, where there is one)."""
    require(actor, "base.log_in")
    # Gather
    account = Account.objects.select_for_update().get(pk=account_id)
    # Record
    if account.failed_logins or account.locked_until:
        account.failed_logins, account.failed_at, account.locked_until = 0, None, None
        account.save(update_fields=["failed_logins", "failed_at", "locked_until"])
    record(actor=actor, verb="base.log_in", subject=f"account:{account.pk}", scope_path=account.scope_path, now=now)
