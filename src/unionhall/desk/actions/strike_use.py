"""Strike out a count of people that was a mistake."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.premises import use_by_id
from unionhall.desk.rules.grants import COUNT_USE
from unionhall.desk.rules.versions import clean_why
from unionhall.kernel.actors import Actor


@transaction.atomic
def strike_use(*, actor: Actor, use_id: int, reason: str, now: datetime) -> None:
    """The count stays, marked with the reason, and is counted no more; striking twice changes nothing."""
    require(actor, COUNT_USE)
    # Gather
    use = use_by_id(actor, use_id, COUNT_USE)
    # Decide
    said = clean_why(reason)
    if use.struck_at is not None:
        return
    # Record
    use.struck_at, use.struck_reason = now, said
    use.save(update_fields=["struck_at", "struck_reason"])
    record(
        actor=actor,
        verb="desk.strike_use",
        subject=f"room:{use.room_id}",
        scope_path=use.scope_path,
        now=now,
        facts={"use": use.pk, "people": use.people},
        reason=said,
    )
