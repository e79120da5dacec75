"""Give somebody a one-time code with which they set their own password."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import holdings_for, require
from unionhall.base.models import ResetCode
from unionhall.base.queries.accounts import account_in_scope, roles_to_respect
from unionhall.base.rules.granting import check_mend, check_reason
from unionhall.kernel.actors import Actor

VALID_FOR = timedelta(hours=24)
# No 0, O, 1, I, L: the code is read aloud and typed by hand. 31 signs, 12 of them: 59 bits.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 12


@transaction.atomic
def issue_reset_code(*, actor: Actor, account_id: int, reason: str, now: datetime) -> str:
    """Return a code valid for a day; it is shown once, only its hash is kept, an older one ends."""
    require(actor, "base.manage_account")
    # Gather
    account = account_in_scope(actor, "base.manage_account", account_id, today=clock.today(now))
    roles = roles_to_respect(account.pk, today=clock.today(now))
    # Decide
    check_mend(holdings_for(actor, "base.manage_account"), roles, oneself=account.pk == actor.account_id)
    why = check_reason(reason)
    # Record
    code = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    ResetCode.objects.filter(account=account, used_at__isnull=True).delete()
    ResetCode.objects.create(
        account=account,
        code_hash=hashlib.sha256(code.encode()).hexdigest(),
        issued_by_id=actor.account_id,
        issued_at=now,
        expires_at=now + VALID_FOR,
    )
    record(
        actor=actor,
        verb="base.issue_reset_code",
        subject=f"account:{account.pk}",
        scope_path=account.scope_path,
        now=now,
        reason=why,
    )
    return "-".join(code[start : start + 4] for start in range(0, _LENGTH, 4))
