"""Strike out an entry of money that was a mistake."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.premises import money_by_id
from unionhall.desk.rules.grants import KEEP_PREMISES
from unionhall.desk.rules.versions import clean_why
from unionhall.kernel.actors import Actor


@transaction.atomic
def strike_room_money(*, actor: Actor, entry_id: int, reason: str, now: datetime) -> None:
    """The entry stays, marked with the reason, and is counted no more; striking twice changes nothing."""
    require(actor, KEEP_PREMISES)
    # Gather
    entry = money_by_id(actor, entry_id, KEEP_PREMISES)
    # Decide
    said = clean_why(reason)
    if entry.struck_at is not None:
        return
    # Record
    entry.struck_at, entry.struck_reason = now, said
    entry.save(update_fields=["struck_at", "struck_reason"])
    record(
        actor=actor,
        verb="desk.strike_room_money",
        subject=f"room:{entry.room_id}",
        scope_path=entry.scope_path,
        now=now,
        facts={"entry": entry.pk},
        reason=said,
    )
