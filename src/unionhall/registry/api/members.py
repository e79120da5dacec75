"""Memberships over the API."""

from datetime import datetime
from typing import Any

from ninja import Field, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.api.shapes import After, Code, Day, Done, Id, Limit, Line, Page, Search, Word, page
from unionhall.base.http import ActorRequest
from unionhall.registry.actions.change_membership_status import change_membership_status
from unionhall.registry.actions.confirm_membership import confirm_membership
from unionhall.registry.actions.start_memberships import start_memberships
from unionhall.registry.actions.void_membership import void_membership
from unionhall.registry.api.shapes import MOST_ROWS, Fen, MadeMany
from unionhall.registry.queries.members import changes_of, members, members_under, named_like, spell
from unionhall.registry.rules.rows import NewMembership

router = Router(tags=["members"])


class MemberOut(Schema):
    """A spell of membership."""

    id: int
    person_id: int
    person_name: str = Field(alias="person.name")
    id_tail: str = Field(alias="person.id_tail")
    union_code: str = Field(alias="union.code")
    union_name: str = Field(alias="union.name")
    group_name: str
    status: str
    joined_on: Day
    from_on: Day
    to_on: Day | None
    member_number: str
    job_title: str
    employment_form: str
    skill_level: str
    worked_since: Day | None
    dues_base_fen: int | None
    confirmed_at: datetime | None
    confirmed_how: str
    ended_reason: str
    version: int


class MembershipIn(Schema):
    """A membership to start for a registered person."""

    person_id: Id
    union_code: Code
    from_on: Day
    joined_on: Day | None = None
    group_name: Word = ""
    job_title: Word = ""
    employment_form: str = Field(default="", max_length=20, pattern=r"^[^\x00-\x1f\x7f]*$")
    skill_level: str = Field(default="", max_length=20, pattern=r"^[^\x00-\x1f\x7f]*$")
    worked_since: Day | None = None
    dues_base_fen: Fen | None = None
    note: Line = ""


class MembershipsIn(Schema):
    """Memberships to start together."""

    rows: list[MembershipIn] = Field(min_length=1, max_length=MOST_ROWS)


class Confirmation(Schema):
    """By the member (one's own log-in), or by an officer with a code or a paper and where it is kept."""

    how: Word = "member"
    reason: Line = ""


class StatusChange(Schema):
    """One step of the table of statuses."""

    event: Word
    on: Day
    party: Word = "union"
    reason: Line = ""
    ground: Word = ""
    papers: list[Word] = Field(default=[], max_length=20)
    educated_on: list[Day] = Field(default=[], max_length=20)
    talked_on: Day | None = None


class StatusOut(Schema):
    """The status after the step."""

    status: str


class Voiding(Schema):
    """Why it is void."""

    reason: Line


class ChangeOut(Schema):
    """What happened to a membership."""

    event: str
    from_status: str
    to_status: str
    on: Day
    reason: str
    by: str
    recorded_at: datetime


@router.get("members", response=Page[MemberOut])
def list_members(
    request: ActorRequest,
    *,
    under: Word = "",
    status: Word = "",
    q: Search = "",
    after: After = 0,
    limit: Limit = 50,
) -> Any:
    """List memberships within reach; ``under``: at or below an organisation; ``q``: name, pinyin or member number."""
    rows = members_under(request.actor, under) if under else members(request.actor)
    rows = named_like(rows, q) if q else rows
    return page(rows.filter(status=status) if status else rows, after, limit)


@router.post("members", response={201: MadeMany})
def start(request: ActorRequest, given: MembershipsIn) -> Any:
    """Start up to a thousand memberships, all or none."""
    rows = [NewMembership(**row.dict()) for row in given.rows]
    return Status(201, {"ids": start_memberships(actor=request.actor, rows=rows, now=clock.now())})


@router.get("members/{spell_id}", response=MemberOut)
def read_member(request: ActorRequest, spell_id: Id) -> Any:
    """Read one membership."""
    return spell(request.actor, spell_id)


@router.get("members/{spell_id}/changes", response=list[ChangeOut])
def list_changes(request: ActorRequest, spell_id: Id) -> Any:
    """List what happened to it, the first first."""
    return changes_of(request.actor, spell_id)[:200]


@router.post("members/{spell_id}/confirm", response=Done)
def confirm(request: ActorRequest, spell_id: Id, given: Confirmation) -> Any:
    """Record that the member says it is right."""
    confirm_membership(actor=request.actor, spell_id=spell_id, now=clock.now(), **given.dict())
    return Done()


@router.post("members/{spell_id}/status", response=StatusOut)
def change(request: ActorRequest, spell_id: Id, given: StatusChange) -> Any:
    """Take one step of the table of statuses."""
    fields = given.dict()
    fields["papers"], fields["educated_on"] = tuple(fields["papers"]), tuple(fields["educated_on"])
    return {"status": change_membership_status(actor=request.actor, spell_id=spell_id, now=clock.now(), **fields)}


@router.post("members/{spell_id}/void", response=Done)
def void(request: ActorRequest, spell_id: Id, given: Voiding) -> Any:
    """Declare it void; what was given because of it is withdrawn."""
    void_membership(actor=request.actor, spell_id=spell_id, reason=given.reason, now=clock.now())
    return Done()
