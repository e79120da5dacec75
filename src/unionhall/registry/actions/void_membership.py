"""Declare a membership void: it rested on false data, and what was given because of it is withdrawn."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.actions.change_membership_status import change_membership_status
from unionhall.registry.rules.membership import FEDERATION


@transaction.atomic
def void_membership(*, actor: Actor, spell_id: int, reason: str, now: datetime) -> None:
    """Void the spell today; subscribers of ``MembershipVoided`` withdraw gifts."""
    require(actor, "registry.void_membership")
    change_membership_status(
        actor=actor,
        spell_id=spell_id,
        event="void",
        on=clock.today(now),
        party=FEDERATION,
        reason=reason,
        now=now,
    )
