"""Public notices over the API."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Router, Schema, Status
from pydantic import Field

from unionhall.base import clock
from unionhall.base.api.shapes import (
    PLAIN,
    After,
    Code,
    Day,
    Done,
    Id,
    Limit,
    Line,
    Made,
    Name,
    Page,
    Reason,
    Word,
    page,
)
from unionhall.base.http import ActorRequest
from unionhall.base.places import path_of_code
from unionhall.papers.actions.change_notice_entry import change_notice_entry
from unionhall.papers.actions.close_notice import close_notice
from unionhall.papers.actions.decide_objection import decide_objection
from unionhall.papers.actions.publish_notice import publish_notice
from unionhall.papers.actions.receive_objection import receive_objection
from unionhall.papers.actions.reveal_objector import reveal_objector
from unionhall.papers.actions.withdraw_notice import withdraw_notice
from unionhall.papers.api.papers import Subject
from unionhall.papers.queries.notices import entries_of, notice, notices, objections_of
from unionhall.papers.rules.notices import MOST_ENTRIES, MOST_WORKING_DAYS

router = Router(tags=["public notices"])
Text = Annotated[str, Field(max_length=4000, pattern=r"^[^\x00-\x09\x0b-\x1f\x7f]*$")]
Position = Annotated[int, Field(ge=0, le=MOST_ENTRIES)]


class Shown(Schema):
    """What the public sees of one entry."""

    name: Annotated[str, Field(min_length=1, max_length=60, pattern=PLAIN)]
    employer: Annotated[str, Field(max_length=120, pattern=PLAIN)] = ""
    post: Annotated[str, Field(max_length=120, pattern=PLAIN)] = ""
    deeds: Annotated[str, Field(max_length=500, pattern=PLAIN)] = ""


class NoticeOut(Schema):
    """A notice."""

    id: int
    organisation_code: str = Field(alias="organisation.code")
    subject: str
    title: str
    state: str
    start_on: Day
    ends_on: Day
    working_days: int
    provisional: bool
    least: int
    least_unit: str
    token: str


class EntryOut(Schema):
    """An entry with its own clock."""

    position: int
    shown: dict[str, str]
    start_on: Day
    ends_on: Day


class ObjectionOut(Schema):
    """An objection; who objected is revealed apart, with a reason."""

    id: int
    channel: str
    real_name: bool
    position: int | None
    text: str
    received_at: datetime
    finding: str
    reply: str

    @staticmethod
    def resolve_position(row: Any) -> int | None:
        """Return the entry that it is about."""
        return row.entry.position if row.entry else None


class NoticeWhole(NoticeOut):
    """A notice with its entries and objections."""

    body: str
    contact: str
    masked: bool
    entries: list[EntryOut]
    objections: list[ObjectionOut]

    @staticmethod
    def resolve_entries(row: Any) -> list[Any]:
        """Return the entries in order."""
        return entries_of(row)

    @staticmethod
    def resolve_objections(row: Any) -> list[Any]:
        """Return the objections in order."""
        return objections_of(row)


class PublicNoticeIn(Schema):
    """A notice to display."""

    organisation_code: Code
    subject: Subject = ""
    title: Name
    body: Text
    roster: Annotated[list[Shown], Field(min_length=1, max_length=MOST_ENTRIES)]
    start_on: Day
    working_days: Annotated[int, Field(ge=1, le=MOST_WORKING_DAYS)]
    contact: Line
    rule_key: Word = "election.display"
    masked: bool = False


class EntryIn(Schema):
    """What an entry says from today on, and why."""

    shown: Shown
    reason: Line


class ObjectionIn(Schema):
    """An objection as it came; position 0 means the whole."""

    channel: Word
    text: Text
    identity: Line = ""
    real_name: bool = False
    position: Position = 0


class FindingIn(Schema):
    """What was found and answered."""

    finding: Word
    reply: Text


class ClosedOut(Schema):
    """How a notice closed."""

    state: str


class ObjectorOut(Schema):
    """Who objected; empty when anonymous."""

    identity: str


@router.get("notices", response=Page[NoticeOut])
def list_notices(request: ActorRequest, subject: Subject = "", after: After = 0, limit: Limit = 50) -> Any:
    """List notices within reach."""
    rows = notices(request.actor)
    return page(rows.filter(subject=subject) if subject else rows, after, limit)


@router.post("notices", response={201: Made})
def publish(request: ActorRequest, given: PublicNoticeIn) -> Any:
    """Publish a notice."""
    values = given.dict()
    place = path_of_code(request.actor, "papers.publish_notice", values.pop("organisation_code"))
    return Status(201, {"id": publish_notice(actor=request.actor, scope_path=place, now=clock.now(), **values)})


@router.get("notices/{notice_id}", response=NoticeWhole)
def read_notice(request: ActorRequest, notice_id: Id) -> Any:
    """Read one notice."""
    return notice(request.actor, notice_id)


@router.post("notices/{notice_id}/entries/{position}", response=Done)
def change_entry(request: ActorRequest, notice_id: Id, position: Position, given: EntryIn) -> Any:
    """Change an entry; its clock starts again."""
    change_notice_entry(actor=request.actor, notice_id=notice_id, position=position, now=clock.now(), **given.dict())
    return Done()


@router.post("notices/{notice_id}/objections", response={201: Made})
def receive(request: ActorRequest, notice_id: Id, given: ObjectionIn) -> Any:
    """Record an objection."""
    made = receive_objection(actor=request.actor, notice_id=notice_id, now=clock.now(), **given.dict())
    return Status(201, {"id": made})


@router.post("objections/{objection_id}/decide", response=Done)
def decide(request: ActorRequest, objection_id: Id, given: FindingIn) -> Any:
    """Decide an objection."""
    decide_objection(actor=request.actor, objection_id=objection_id, now=clock.now(), **given.dict())
    return Done()


@router.post("objections/{objection_id}/reveal", response=ObjectorOut)
def reveal(request: ActorRequest, objection_id: Id, given: Reason) -> Any:
    """Reveal who objected; the reason is kept."""
    identity = reveal_objector(actor=request.actor, objection_id=objection_id, reason=given.reason, now=clock.now())
    return {"identity": identity}


@router.post("notices/{notice_id}/close", response=ClosedOut)
def close(request: ActorRequest, notice_id: Id) -> Any:
    """Close a notice whose time is over."""
    return {"state": close_notice(actor=request.actor, notice_id=notice_id, now=clock.now())}


@router.post("notices/{notice_id}/withdraw", response=Done)
def withdraw(request: ActorRequest, notice_id: Id, given: Reason) -> Any:
    """Withdraw a notice."""
    withdraw_notice(actor=request.actor, notice_id=notice_id, reason=given.reason, now=clock.now())
    return Done()
