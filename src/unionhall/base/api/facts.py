"""Facts that phones and other programs captured: sent in batches, each item answered apart."""

import base64
import binascii
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.utils.translation import gettext
from ninja import Field, Router, Schema
from pydantic import AwareDatetime

from unionhall.base import clock
from unionhall.base.actions.record_fact import record_fact
from unionhall.base.actions.settle_fact import settle_fact
from unionhall.base.api.shapes import PLAIN, After, Id, Limit, Line, Page, page
from unionhall.base.authority import require
from unionhall.base.field_kinds import all_kinds, fact_kind
from unionhall.base.http import ActorRequest
from unionhall.base.queries.field_facts import SETTLE, fact_to_settle, waiting_facts
from unionhall.base.rules import field_facts as rules
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refusal, Refused
from unionhall.kernel.text import N_
from unionhall.ui.words import say

router = Router(tags=["facts"])

MOST_ITEMS, MOST_PHOTOS, LARGEST_PHOTO = 50, 4, 400_000
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2199, 12, 31, tzinfo=UTC)
Instant = Annotated[AwareDatetime, Field(ge=FIRST, le=LAST)]
Text = Annotated[str, Field(max_length=4000, pattern=r"^[^\x00]*$")]
Name = Annotated[str, Field(max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]
Key = Annotated[str, Field(max_length=80, pattern=PLAIN)]


class PhotoIn(Schema):
    """A small picture in base64; the phone shrinks it and drops what the camera wrote into it."""

    name: Annotated[str, Field(min_length=1, max_length=100, pattern=PLAIN)]
    content: Annotated[str, Field(max_length=LARGEST_PHOTO * 4 // 3 + 4, pattern=r"^[A-Za-z0-9+/=]*$")]


class FactIn(Schema):
    """A fact: its id is made where it is captured, and stays the same however often it is sent."""

    client_id: UUID
    kind: Key
    subject: Key
    base: Key = ""
    device: UUID
    sequence: Annotated[int, Field(ge=0, le=2**63 - 1)]
    captured_at: Instant
    body: Annotated[dict[Name, Text | Annotated[list[Text], Field(max_length=30)]], Field(max_length=40)]
    photos: Annotated[list[PhotoIn], Field(max_length=MOST_PHOTOS)] = []


class FactBatch(Schema):
    """What a phone sends at once; ``sent_at`` is what its clock says at that moment."""

    sent_at: Instant
    facts: Annotated[list[FactIn], Field(min_length=1, max_length=MOST_ITEMS)]


class FactAnswer(Schema):
    """What became of one fact. ``refused``: nothing is kept here; the sender keeps it, and ``sentence`` says why."""

    client_id: UUID
    state: Literal["taken", "conflict", "settled", "refused"]
    again: bool = False
    code: str = ""
    sentence: str = ""
    url: str = ""


class FactAnswers(Schema):
    """One answer for each fact, in the order sent."""

    answers: list[FactAnswer]


class FactOut(Schema):
    """A fact that waits for a person."""

    id: int
    client_id: UUID
    kind: str
    subject: str
    title: str
    state: str
    ground: str
    marks: str
    happened_at: datetime
    received_at: datetime
    account_id: int


class SettleFactIn(Schema):
    """What is kept ("mine": what was captured, "theirs": what stands, "both"), and why."""

    choice: Literal["mine", "theirs", "both"]
    reason: Line


class SettledOut(Schema):
    """What came of it, like visit:12; empty when what stands was kept."""

    result: str


def take_batch(actor: Actor, batch: FactBatch) -> list[dict[str, Any]]:
    """Record each fact apart, those about one thing in the order of their capture; answer in the order sent."""
    order = sorted(range(len(batch.facts)), key=lambda at: (batch.facts[at].subject, batch.facts[at].sequence))
    answers = {at: _answer(actor, batch.facts[at], batch.sent_at) for at in order}
    return [answers[at] for at in range(len(batch.facts))]


def _answer(actor: Actor, given: FactIn, sent_at: datetime) -> dict[str, Any]:
    known = {"client_id": given.client_id}
    try:
        done = record_fact(actor=actor, item=_item(given), sent_at=sent_at, now=clock.now())
    except Refusal as refusal:
        return known | {"state": "refused", "code": refusal.code, "sentence": say(refusal.sentence)}
    kind = fact_kind(given.kind)
    return known | {
        "state": done.state,
        "again": done.again,
        "code": done.ground,
        "sentence": _sentence(done),
        "url": kind.address(done.result) if kind and done.result else "",
    }


def _sentence(done: rules.Recorded) -> str:
    if done.ground and done.state == rules.CONFLICT:
        return f"{gettext(rules.GROUNDS[done.ground])} {gettext('A person at the station decides what is kept.')}"
    return gettext(rules.STATES[done.state])


def _item(given: FactIn) -> rules.Item:
    return rules.Item(
        client_id=str(given.client_id),
        kind=given.kind,
        subject=given.subject,
        base=given.base,
        device=str(given.device),
        sequence=given.sequence,
        captured_at=given.captured_at,
        body=given.body,
        photos=_photos(given.photos),
    )


def _photos(given: Sequence[PhotoIn]) -> tuple[tuple[str, bytes], ...]:
    try:
        return tuple((photo.name, base64.b64decode(photo.content, validate=True)) for photo in given)
    except binascii.Error as error:
        raise Refused("base.fact_photo_damaged", N_("A photo arrived damaged. Send it again.")) from error


@router.post("", response=FactAnswers)
def send_facts(request: ActorRequest, given: FactBatch) -> Any:
    """Send facts in; each is answered apart, and one sent twice is the same one."""
    return {"answers": take_batch(request.actor, given)}


@router.get("conflicts", response=Page[FactOut])
def list_conflicts(request: ActorRequest, after: After = 0, limit: Limit = 50) -> Any:
    """List the facts that wait for a person."""
    require(request.actor, SETTLE)
    return page(waiting_facts(request.actor), after, limit)


@router.get("conflicts/{fact_id}", response=FactOut)
def read_conflict(request: ActorRequest, fact_id: Id) -> Any:
    """Read one fact that waits or was settled."""
    require(request.actor, SETTLE)
    return fact_to_settle(request.actor, fact_id)


@router.post("conflicts/{fact_id}/settle", response=SettledOut)
def settle(request: ActorRequest, fact_id: Id, given: SettleFactIn) -> Any:
    """Decide what is kept."""
    done = settle_fact(actor=request.actor, fact_id=fact_id, choice=given.choice, reason=given.reason, now=clock.now())
    return {"result": done}


@router.get("kinds", response=list[str])
def list_fact_kinds(request: ActorRequest) -> Any:
    """List the kinds of facts that this installation takes."""
    return sorted(all_kinds())
