"""Open a log-in for somebody."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import holdings_for, require
from unionhall.base.models import Account
from unionhall.base.pinyin import name_index
from unionhall.base.queries.accounts import is_common_password, phone_index
from unionhall.base.rules.logins import phone_of, username_of
from unionhall.base.rules.passwords import check_password
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def create_account(
    *,
    actor: Actor,
    username: str,
    display_name: str,
    password: str,
    phone: str = "",
    is_demo: bool = False,
    scope_path: str | None = None,
    now: datetime,
) -> int:
    """Open an account without any role and return its id.

    ``scope_path`` is the organisation that keeps it (the actor's own place when not given). An empty password opens an
    account that nobody can enter until a one-time code sets one.
    """
    require(actor, "base.create_account", scope_path)
    # Gather
    kept_by = scope_path if scope_path is not None else _own_place(actor)
    name = username_of(username)
    shown = " ".join(display_name.split())
    number = phone_of(phone) if phone.strip() else ""
    taken = Account.objects.filter(username=name).exists()
    number_taken = bool(number) and Account.objects.filter(phone_index=phone_index(number)).exists()
    # Decide
    if taken:
        raise Refused(
            "base.username_taken",
            N_("The user name {username} is taken. Add a letter or a number."),
            where="username",
            username=name,
        )
    if number_taken:
        raise Refused(
            "base.phone_taken",
            N_("This phone number already belongs to a log-in. Ask its owner, or leave the number empty."),
            where="phone",
        )
    if password:
        check_password(
            password, known=(name, display_name, number), common=not is_demo and is_common_password(password)
        )
    # Record
    account = Account.objects.create(
        username=name,
        display_name=shown,
        name_index=name_index(shown),
        password=make_password(password or None),
        phone=number,
        phone_index=phone_index(number) if number else None,
        # In the demo world invented numbers count as proved, so that the phone code can be tried.
        phone_verified_at=now if number and is_demo else None,
        scope_path=kept_by,
        is_demo=is_demo,
        created_by_id=actor.account_id,
        created_at=now,
    )
    record(actor=actor, verb="base.create_account", subject=f"account:{account.pk}", scope_path=kept_by, now=now)
    return account.pk


def _own_place(actor: Actor) -> str:
    """Return where the actor opens accounts when nothing else is said: where they act, else their first place."""
    held = [holding for holding in holdings_for(actor, "base.create_account") if holding.delegated_by is None]
    if actor.acting_at and any(holding.covers(actor.acting_at) for holding in held):
        return actor.acting_at
    return held[0].path if held else ""
