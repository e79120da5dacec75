"""Open a locked log-in again, also one that closed after failures."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import holdings_for, require
from unionhall.base.queries.accounts import account_in_scope, roles_to_respect
from unionhall.base.rules.granting import check_mend, check_reason
from unionhall.kernel.actors import Actor


@transaction.atomic
def unlock_account(*, actor: Actor, account_id: int, reason: str, now: datetime) -> None:
    """Let the account log in again with its own password."""
    require(actor, "base.manage_account")
    # Gather
    account = account_in_scope(actor, "base.manage_account", account_id, today=clock.today(now))
    roles = roles_to_respect(account.pk, today=clock.today(now))
    # Decide
    check_mend(holdings_for(actor, "base.manage_account"), roles, oneself=account.pk == actor.account_id)
    why = check_reason(reason)
    # Record
    account.is_active = True
    account.failed_logins, account.failed_at, account.locked_until = 0, None, None
    account.save(update_fields=["is_active", "failed_logins", "failed_at", "locked_until"])
    record(
        actor=actor,
        verb="base.unlock_account",
        subject=f"account:{account.pk}",
        scope_path=account.scope_path,
        now=now,
        reason=why,
    )
