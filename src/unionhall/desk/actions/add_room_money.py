"""Enter what somebody paid for a room."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.models import RoomMoney
from unionhall.desk.queries.premises import room_by_id
from unionhall.desk.rules.grants import KEEP_PREMISES
from unionhall.desk.rules.rooms import read_money
from unionhall.kernel.actors import Actor


@transaction.atomic
def add_room_money(
    *,
    actor: Actor,
    room_id: int,
    year: int,
    source: str,
    amount_fen: int | None = None,
    paid_by: str = "",
    purpose: str = "",
    now: datetime,
) -> int:
    """Enter one payment; ``amount_fen`` that nobody knows stays ``None``. Return the entry's id."""
    require(actor, KEEP_PREMISES)
    # Gather
    room = room_by_id(actor, room_id, KEEP_PREMISES)
    # Decide
    read_money(year=year, source=source, amount_fen=amount_fen, today=clock.today(now))
    # Record
    entry = RoomMoney.objects.create(
        room=room,
        scope_path=room.scope_path,
        year=year,
        source=source,
        paid_by=" ".join(paid_by.split())[:120],
        amount_fen=amount_fen,
        purpose=" ".join(purpose.split())[:200],
        entered_at=now,
        entered_by_id=actor.account_id,
    )
    record(
        actor=actor,
        verb="desk.add_room_money",
        subject=f"room:{room.pk}",
        scope_path=room.scope_path,
        now=now,
        facts={"entry": entry.pk, "year": year, "source": source, "amount_fen": amount_fen},
    )
    return int(entry.pk)
