"""Change one's own password."""

from datetime import datetime

from django.contrib.auth.hashers import check_password as password_matches
from django.contrib.auth.hashers import make_password
from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.queries.accounts import is_common_password, own_account
from unionhall.base.rules.passwords import check_password
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def change_password(*, actor: Actor, old_password: str, new_password: str, now: datetime) -> None:
    """Set a new password after the old one; whoever never had one (log-in by phone code) needs no old one."""
    require(actor, "base.own_account")
    # Gather
    account = own_account(actor)
    right = not account.has_usable_password() or password_matches(old_password, account.password)
    # Decide
    if not right:
        raise Refused("base.password_old", N_("The old password is not right."), where="old_password")
    if new_password == old_password:
        raise Refused("base.password_same", N_("The new password is the old one."), where="password")
    check_password(
        new_password,
        known=(account.username, account.display_name, account.phone),
        common=is_common_password(new_password),
    )
    # Record
    account.password = make_password(new_password)
    account.save(update_fields=["password"])
    record(
        actor=actor,
        verb="base.change_password",
        subject=f"account:{account.pk}",
        scope_path=account.scope_path,
        now=now,
    )
