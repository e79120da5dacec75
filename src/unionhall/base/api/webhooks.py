"""Webhooks over the API: who is told of which events, and what they were sent."""

from datetime import datetime
from typing import Any

from ninja import Field, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.actions.add_webhook import add_webhook
from unionhall.base.actions.end_webhook import end_webhook
from unionhall.base.api.shapes import PLAIN, After, Done, Id, Limit, Page, Word, page
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.outbox import event_names
from unionhall.base.places import codes_of, path_of_code
from unionhall.base.queries.webhooks import deliveries, webhook, webhooks
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

router = Router(tags=["webhooks"])


class WebhookOut(Schema):
    """An address that is told of events at and below an organisation; ``events`` empty: of all."""

    id: int
    title: str
    url: str
    events: list[str]
    organisation_code: str = Field(description="Empty: everywhere")
    is_active: bool
    created_at: datetime


class WebhookIn(Schema):
    """An address to tell; ``organisation_code`` empty: of everything everywhere."""

    url: str = Field(min_length=1, max_length=500, pattern=PLAIN)
    title: str = Field(default="", max_length=80, pattern=PLAIN)
    events: list[str] = Field(default=[], max_length=200, description="Names as `events` lists them")
    organisation_code: Word = ""


class NewWebhookOut(Schema):
    """Its id, and the secret that signs what it is sent; the secret is shown this once."""

    id: int
    secret: str


class DeliveryOut(Schema):
    """One notification: how often it was tried and which status came back."""

    id: int
    event_id: int
    event: str = Field(alias="event.name")
    state: str
    attempts: int
    status_code: int | None
    error: str
    created_at: datetime
    settled_at: datetime | None


def _webhook(row: Any, codes: dict[str, str]) -> dict[str, Any]:
    names = ("title", "url", "events", "is_active", "created_at")
    shape = {name: getattr(row, name) for name in names}
    return shape | {"id": row.pk, "organisation_code": codes[row.scope_path]}


@router.get("events", response=list[str])
def list_events(request: ActorRequest) -> Any:
    """List the names of the events that webhooks can ask for."""
    require(request.actor, "base.read_webhooks")
    return event_names()


@router.get("webhooks", response=Page[WebhookOut])
def list_webhooks(request: ActorRequest, after: After = 0, limit: Limit = 50) -> Any:
    """List the webhooks within reach, also ended ones."""
    require(request.actor, "base.read_webhooks")
    found = page(webhooks(request.actor), after, limit)
    codes = codes_of([row.scope_path for row in found["items"]])
    return found | {"items": [_webhook(row, codes) for row in found["items"]]}


@router.post("webhooks", response={201: NewWebhookOut})
def add(request: ActorRequest, given: WebhookIn) -> Any:
    """Tell an address of events from now on."""
    unknown = sorted(set(given.events) - set(event_names()))
    if unknown:
        raise Refused(
            "base.event_unknown", N_("There is no event called {event}. Choose names from the list."), event=unknown[0]
        )
    code = given.organisation_code
    made = add_webhook(
        actor=request.actor,
        title=given.title,
        url=given.url,
        events=given.events,
        scope_path=path_of_code(request.actor, "base.change_webhook", code) if code else "",
        now=clock.now(),
    )
    return Status(201, {"id": made.id, "secret": made.secret})


@router.get("webhooks/{webhook_id}", response=WebhookOut)
def read_webhook(request: ActorRequest, webhook_id: Id) -> Any:
    """Read one webhook."""
    require(request.actor, "base.read_webhooks")
    row = webhook(request.actor, webhook_id)
    return _webhook(row, codes_of([row.scope_path]))


@router.get("webhooks/{webhook_id}/deliveries", response=Page[DeliveryOut])
def list_deliveries(request: ActorRequest, webhook_id: Id, after: After = 0, limit: Limit = 50) -> Any:
    """List what a webhook was sent."""
    require(request.actor, "base.read_webhooks")
    return page(deliveries(request.actor, webhook_id), after, limit)


@router.post("webhooks/{webhook_id}/end", response=Done)
def end(request: ActorRequest, webhook_id: Id) -> Any:
    """From now on it hears nothing; its log stays."""
    end_webhook(actor=request.actor, webhook_id=webhook_id, now=clock.now())
    return Done()
