"""Change the mobile number that logs in."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import Account
from unionhall.base.queries.accounts import own_account, phone_index
from unionhall.base.rules.logins import phone_of
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def change_phone(*, actor: Actor, phone: str, verified: bool, now: datetime) -> None:
    """Keep the actor's own number; ``verified`` says that a code sent to it came back. Empty takes it away."""
    require(actor, "base.own_account")
    # Gather
    account = own_account(actor)
    number = phone_of(phone) if phone else ""
    index = phone_index(number) if number else None
    taken = index is not None and Account.objects.filter(phone_index=index).exclude(pk=account.pk).exists()
    # Decide
    if taken:
        raise Refused("base.phone_refused", N_("This number cannot be used here."), where="phone")
    # Record
    if account.phone == number and (account.phone_verified_at is not None) == verified:
        return
    account.phone, account.phone_index = number, index
    account.phone_verified_at = now if verified else None
    account.save(update_fields=["phone", "phone_index", "phone_verified_at"])
    record(
        actor=actor,
        verb="base.change_phone",
        subject=f"account:{account.pk}",
        scope_path=account.scope_path,
        now=now,
        facts={"verified": verified},
    )
