"""Hand an enterprise over to another station, or give it back."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.guidance.models import Responsibility
from unionhall.guidance.queries.responsibilities import may_hand_over, reached, running_for
from unionhall.guidance.queries.stations import standing_of, station
from unionhall.guidance.rules.grants import ASSIGN
from unionhall.guidance.rules.network import LONGEST_REASON, Held, check_station, last_day_before
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotAllowed, Refused
from unionhall.kernel.text import N_
from unionhall.registry.models import Employer


@transaction.atomic
def hand_over_employer(
    *, actor: Actor, uscc: str, to_station_code: str = "", from_on: date, reason: str, now: datetime
) -> int | None:
    """End the running responsibility on the eve of ``from_on`` and let the other station begin on that day.

    Without another station the enterprise is given back: nobody answers for it until somebody takes it.
    """
    require(actor, ASSIGN)
    # Gather
    today = clock.today(now)
    employer = Employer.objects.select_for_update().get(pk=reached(actor, uscc, today, ASSIGN).pk)
    running = running_for(employer.pk, lock=True)
    target = station(actor, to_station_code, ASSIGN) if to_station_code else None
    # Decide
    if running is None:
        raise Refused("guidance.nobody_answers", N_("No station answers for {name} now."), name=employer.name)
    if not may_hand_over(actor, running, employer, ASSIGN):
        raise NotAllowed("guidance.not_yours", N_("Neither the station that answers now nor the ground is yours."))
    held = Held(running.station.name, running.from_on, None)
    last_on = last_day_before(
        held, from_on=from_on, today=today, to_station=target.name if target else "", reason=reason
    )
    if target is not None:
        check_station(standing_of(target), on=from_on)
    # Record
    said = reason.strip()[:LONGEST_REASON]
    running.to_on, running.ended_reason = last_on, said
    running.save(update_fields=["to_on", "ended_reason"])
    made = None
    if target is not None:
        made = Responsibility.objects.create(
            employer=employer, station=target, from_on=from_on, reason=said, taken_by_id=actor.account_id
        )
    audit.record(
        actor=actor,
        verb="guidance.hand_over_employer",
        subject=f"employer:{uscc}",
        scope_path=running.station.path,
        now=now,
        facts={"from": running.station.code, "to": to_station_code, "from_on": from_on.isoformat()},
        reason=said,
    )
    return int(made.pk) if made else None
