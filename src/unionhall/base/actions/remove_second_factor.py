"""Take the second step off a log-in whose owner lost the telephone and the recovery codes."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import holdings_for, require
from unionhall.base.queries.accounts import account_in_scope, roles_to_respect
from unionhall.base.rules.granting import check_mend, check_reason
from unionhall.kernel.actors import Actor


@transaction.atomic
def remove_second_factor(*, actor: Actor, account_id: int, reason: str, now: datetime) -> None:
    """Forget authenticator and recovery codes; roles that need them stay shut until new ones are set."""
    require(actor, "base.manage_account")
    # Gather
    account = account_in_scope(actor, "base.manage_account", account_id, today=clock.today(now))
    roles = roles_to_respect(account.pk, today=clock.today(now))
    # Decide
    check_mend(holdings_for(actor, "base.manage_account"), roles, oneself=account.pk == actor.account_id)
    why = check_reason(reason)
    # Record
    Authenticator.objects.filter(user_id=account.pk).delete()
    record(
        actor=actor,
        verb="base.remove_second_factor",
        subject=f"account:{account.pk}",
        scope_path=account.scope_path,
        now=now,
        reason=why,
    )
