"""Record that somebody set up or took off the second step of their own log-in."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.queries.accounts import own_account
from unionhall.kernel.actors import Actor


@transaction.atomic
def note_second_factor(*, actor: Actor, set_up: bool, now: datetime) -> None:
    """Record the change; the log-in machinery has made it."""
    require(actor, "base.own_account")
    # Gather
    account = own_account(actor)
    # Record
    record(
        actor=actor,
        verb="base.note_second_factor",
        subject=f"account:{account.pk}",
        scope_path=account.scope_path,
        now=now,
        facts={"set_up": set_up},
    )
