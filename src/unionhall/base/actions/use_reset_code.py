"""Set a password with a one-time code."""

import hashlib
import re
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import ResetCode
from unionhall.base.queries.accounts import account_by_login, is_common_password
from unionhall.base.rules.lockout import Tries
from unionhall.base.rules.passwords import check_password
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def use_reset_code(*, actor: Actor, login: str, code: str, new_password: str, now: datetime) -> int:
    """Set the password of the account that ``login`` means and return its id; all its other log-ins end.

    A wrong name, a wrong code and one that ran out are told in the same words; the door counts the failure.
    """
    require(actor, "base.log_in")
    # Gather
    typed = hashlib.sha256(re.sub(r"[\s-]", "", code).upper().encode()).hexdigest()
    account = account_by_login(login)
    open_code = (
        ResetCode.objects.select_for_update()
        .filter(account=account, code_hash=typed, used_at__isnull=True, expires_at__gt=now)
        .first()
        if account is not None and account.is_active
        else None
    )
    # Decide
    if account is None or open_code is None or _tries(account.failed_logins, account.locked_until).closed(now):
        raise Refused(
            "base.reset_code_wrong",
            N_("User name and code do not belong together, or the code is older than a day. Ask for a new one."),
            where="code",
        )
    check_password(
        new_password,
        known=(account.username, account.display_name, account.phone),
        common=is_common_password(new_password),
    )
    # Record
    open_code.used_at = now
    open_code.save(update_fields=["used_at"])
    account.password = make_password(new_password)
    account.failed_logins, account.failed_at, account.locked_until = 0, None, None
    account.save(update_fields=["password", "failed_logins", "failed_at", "locked_until"])
    record(
        actor=actor,
        verb="base.use_reset_code",
        subject=f"account:{account.pk}",
        scope_path=account.scope_path,
        now=now,
        facts={"issued_by": open_code.issued_by_id},
    )
    return account.pk


def _tries(failures: int, locked_until: datetime | None) -> Tries:
    return Tries(failures=failures, locked_until=locked_until)
