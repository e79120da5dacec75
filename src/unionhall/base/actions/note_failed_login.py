"""Count a failed log-in and close the account for a while after too many."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import Account
from unionhall.base.rules.lockout import Tries, after_failure
from unionhall.kernel.actors import Actor


@transaction.atomic
def note_failed_login(*, actor: Actor, account_id: int, now: datetime) -> Tries:
    """Count one failure of an account that exists; return where it stands now."""
    require(actor, "base.log_in")
    # Gather
    account = Account.objects.select_for_update().get(pk=account_id)
    before = Tries(account.failed_logins, account.failed_at, account.locked_until)
    # Decide
    tries = after_failure(before, now)
    # Record
    if tries != before:
        account.failed_logins, account.failed_at = tries.failures, tries.failed_at
        account.locked_until = tries.locked_until
        account.save(update_fields=["failed_logins", "failed_at", "locked_until"])
    if tries.closed(now) and not before.closed(now):
        record(
            actor=actor,
            verb="base.close_login",
            subject=f"account:{account.pk}",
            scope_path=account.scope_path,
            now=now,
            facts={"failures": tries.failures},
        )
    return tries
