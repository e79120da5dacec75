"""Events that got stuck, over the API: deliver one again, or skip it with a reason."""

from datetime import datetime
from typing import Any

from ninja import Field, Router, Schema

from unionhall.base import clock
from unionhall.base.actions.settle_delivery import settle_delivery
from unionhall.base.api.shapes import After, Done, Id, Limit, Page, Reason, page
from unionhall.base.http import ActorRequest
from unionhall.base.queries.jobs import stuck_deliveries

router = Router(tags=["stuck events"])


class StuckOut(Schema):
    """One event that a subscriber refused in vain; later ones of its aggregate wait behind it."""

    id: int
    event_id: int
    event: str = Field(alias="event.name")
    at: datetime = Field(alias="event.at")
    subscriber: str
    aggregate: str
    attempts: int
    error: str


@router.get("stuck-events", response=Page[StuckOut])
def list_stuck(request: ActorRequest, after: After = 0, limit: Limit = 50) -> Any:
    """List the events that were tried in vain."""
    return page(stuck_deliveries(request.actor), after, limit)


@router.post("stuck-events/{delivery_id}/retry", response=Done)
def retry(request: ActorRequest, delivery_id: Id) -> Any:
    """Deliver it again; its attempts begin anew."""
    settle_delivery(actor=request.actor, delivery_id=delivery_id, skip=False, reason="", now=clock.now())
    return Done()


@router.post("stuck-events/{delivery_id}/skip", response=Done)
def skip(request: ActorRequest, delivery_id: Id, given: Reason) -> Any:
    """Skip it for good, so that the later ones go on."""
    settle_delivery(actor=request.actor, delivery_id=delivery_id, skip=True, reason=given.reason, now=clock.now())
    return Done()
