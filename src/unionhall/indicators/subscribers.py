"""What the indicators hear: which organisations to count anew, which returns to fill."""

from datetime import datetime

from unionhall.base import clock
from unionhall.base.jobs import enqueue
from unionhall.base.outbox import subscribe
from unionhall.desk.events import ReturnOpened
from unionhall.indicators.actions.fill_return import fill_return
from unionhall.indicators.actions.note_change import note_change
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Refused
from unionhall.registry.events import (
    EmployersChanged,
    MembershipEnded,
    MembershipsStarted,
    MembershipStarted,
    MembershipVoided,
    OrganisationClosed,
    OrganisationFounded,
    OrganisationMoved,
    RosterCommitted,
    RosterUndone,
)

ACTOR = system_actor("indicators")


def _note(organisation_id: int, now: datetime) -> None:
    note_change(actor=ACTOR, organisation_ids=[organisation_id], as_of=clock.today(now), now=now)


def on_founded(event: OrganisationFounded, *, event_id: str, now: datetime) -> None:
    """Count a new organisation."""
    _note(event.organisation_id, now)


def on_closed(event: OrganisationClosed, *, event_id: str, now: datetime) -> None:
    """Count a dissolved organisation out."""
    _note(event.organisation_id, now)


def on_moved(event: OrganisationMoved, *, event_id: str, now: datetime) -> None:
    """Sum the tree anew: the rows moved with the organisation, the sums above it did not."""
    enqueue("indicators.recount", {}, actor=ACTOR, now=now, key=f"moved:{event_id}")


def on_employers(event: EmployersChanged, *, event_id: str, now: datetime) -> None:
    """Count the employers of some seats anew."""
    note_change(actor=ACTOR, organisation_ids=event.organisation_ids, as_of=clock.today(now), now=now)


def on_started(event: MembershipStarted, *, event_id: str, now: datetime) -> None:
    """Count a new member."""
    _note(event.union_id, now)


def on_many_started(event: MembershipsStarted, *, event_id: str, now: datetime) -> None:
    """Count new members of one union."""
    _note(event.union_id, now)


def on_roster(event: RosterCommitted, *, event_id: str, now: datetime) -> None:
    """Count the members that a roster brought."""
    _note(event.union_id, now)


def on_roster_undone(event: RosterUndone, *, event_id: str, now: datetime) -> None:
    """Count the members of a roster out that was taken back."""
    _note(event.union_id, now)


def on_ended(event: MembershipEnded, *, event_id: str, now: datetime) -> None:
    """Count a member who left out."""
    _note(event.union_id, now)


def on_voided(event: MembershipVoided, *, event_id: str, now: datetime) -> None:
    """Count a voided membership out."""
    _note(event.union_id, now)


def on_return(event: ReturnOpened, *, event_id: str, now: datetime) -> None:
    """Fill a return that was opened; one that was submitted meanwhile stays as it is."""
    try:
        fill_return(actor=ACTOR, return_id=event.return_id, now=now)
    except Refused:
        return


subscribe(OrganisationFounded, on_founded)
subscribe(OrganisationClosed, on_closed)
subscribe(OrganisationMoved, on_moved)
subscribe(EmployersChanged, on_employers)
subscribe(MembershipStarted, on_started)
subscribe(MembershipsStarted, on_many_started)
subscribe(RosterCommitted, on_roster)
subscribe(RosterUndone, on_roster_undone)
subscribe(MembershipEnded, on_ended)
subscribe(MembershipVoided, on_voided)
subscribe(ReturnOpened, on_return)
