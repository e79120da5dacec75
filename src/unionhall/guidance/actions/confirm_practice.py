"""Confirm a fact that a station recorded: by the enterprise's union, or by whoever answers for its ground."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require, stands_for
from unionhall.guidance.queries.practices import spoken_for, standing_practice
from unionhall.guidance.rules.grants import CONFIRM
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.maker_checker import different_people
from unionhall.kernel.text import N_


@transaction.atomic
def confirm_practice(*, actor: Actor, uscc: str, practice_id: int, now: datetime) -> None:
    """Confirm the fact as it stands; whoever recorded it cannot."""
    require(actor, CONFIRM)
    # Gather
    employer = spoken_for(actor, uscc, clock.today(now))
    row = standing_practice(employer, practice_id, lock=True)
    # Decide
    if row.confirmed_at is not None:
        raise Refused("guidance.confirmed_already", N_("This is confirmed already."))
    different_people(
        row.recorded_by_id, actor.account_id, checker_for=stands_for(actor, CONFIRM, at=employer.scope_path)
    )
    # Record
    row.confirmed_by_id, row.confirmed_at = actor.account_id, now
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.record(
        actor=actor,
        verb="guidance.confirm_practice",
        subject=f"employer:{uscc}",
        scope_path=employer.scope_path,
        now=now,
        facts={"practice": row.pk},
    )
