"""Let a station answer for an enterprise."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.guidance.models import Responsibility
from unionhall.guidance.queries.responsibilities import employer_standing, held_by, takeable
from unionhall.guidance.queries.stations import standing_of, station
from unionhall.guidance.rules.grants import ASSIGN
from unionhall.guidance.rules.network import LONGEST_REASON, check_take
from unionhall.kernel.actors import Actor


@transaction.atomic
def take_responsibility(
    *, actor: Actor, station_code: str, uscc: str, from_on: date, reason: str = "", now: datetime
) -> int:
    """Let the station answer for the enterprise from a day on; refused while another station does."""
    require(actor, ASSIGN)
    # Gather
    top = station(actor, station_code, ASSIGN)
    today = clock.today(now)
    employer = takeable(actor, top, uscc, today, ASSIGN)
    held = held_by(employer.pk)
    # Decide
    check_take(
        employer=employer_standing(employer),
        station=standing_of(top),
        held=held,
        from_on=from_on,
        today=today,
    )
    # Record
    row = Responsibility.objects.create(
        employer=employer,
        station=top,
        from_on=from_on,
        reason=reason.strip()[:LONGEST_REASON],
        taken_by_id=actor.account_id,
    )
    audit.record(
        actor=actor,
        verb="guidance.take_responsibility",
        subject=f"employer:{uscc}",
        scope_path=top.path,
        now=now,
        facts={"station": station_code, "from_on": from_on.isoformat()},
        reason=row.reason,
    )
    return int(row.pk)
