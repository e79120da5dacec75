"""Lock a log-in until an officer opens it again."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import holdings_for, require
from unionhall.base.queries.accounts import account_in_scope, roles_to_respect
from unionhall.base.rules.granting import check_mend, check_reason
from unionhall.kernel.actors import Actor


@transaction.atomic
def lock_account(*, actor: Actor, account_id: int, reason: str, now: datetime) -> None:
    """Nobody gets in with this account, open pages and tokens stop at once; its roles stay."""
    require(actor, "base.manage_account")
    # Gather
    account = account_in_scope(actor, "base.manage_account", account_id, today=clock.today(now))
    roles = roles_to_respect(account.pk, today=clock.today(now))
    # Decide
    check_mend(holdings_for(actor, "base.manage_account"), roles, oneself=account.pk == actor.account_id)
    why = check_reason(reason)
    # Record
    account.is_active = False
    account.save(update_fields=["is_active"])
    record(
        actor=actor,
        verb="base.lock_account",
        subject=f"account:{account.pk}",
        scope_path=account.scope_path,
        now=now,
        reason=why,
    )
