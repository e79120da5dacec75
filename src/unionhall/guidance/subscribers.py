"""What the stations hear from the registry."""

from datetime import datetime

from unionhall.base.outbox import subscribe
from unionhall.guidance.actions.release_station import release_station
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import NotFound
from unionhall.registry.events import OrganisationClosed

ACTOR = system_actor("guidance")


def on_closed(event: OrganisationClosed, *, event_id: str, now: datetime) -> None:
    """Free the enterprises of a station that was closed; other organisations have none."""
    try:
        release_station(actor=ACTOR, station_code=event.code, now=now)
    except NotFound:
        return


subscribe(OrganisationClosed, on_closed)
