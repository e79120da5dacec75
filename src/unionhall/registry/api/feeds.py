"""Feeding the systems above, over the API."""

from datetime import datetime
from typing import Any, Literal

from ninja import Field, File, Router, Schema, Status, UploadedFile

from unionhall.base import clock
from unionhall.base.api.shapes import After, Code, Day, Id, JobOut, Limit, Line, Made, Page, Word, page
from unionhall.base.http import ActorRequest
from unionhall.registry.actions.describe_feed import describe_feed
from unionhall.registry.actions.order_feed import order_feed
from unionhall.registry.actions.order_feed_return import order_feed_return
from unionhall.registry.queries.feeds import feed_records, feed_runs, feed_systems, rejected_records
from unionhall.registry.rules.feed import MOST_CODES, MOST_COLUMNS, Column, FeedDescription

router = Router(tags=["feeds"])


class FeedOut(Schema):
    """A receiving system."""

    id: int
    code: str
    name: str
    subject: str
    file_format: str
    owner_code: str = Field(alias="owner.code")
    from_on: Day
    to_on: Day | None
    source: str
    verified: bool


class ColumnIn(Schema):
    """One column of theirs."""

    heading: Word = Field(min_length=1)
    field: Word
    transform: Word = ""
    code_list: Word = ""
    required: bool = False


class CodeIn(Schema):
    """In a code list, ours is written theirs."""

    code_list: Word
    ours: Word
    theirs: Word


class FeedIn(Schema):
    """A description, valid from a day."""

    owner_code: Code
    from_on: Day
    code: Code
    name: Word = Field(min_length=1)
    subject: Word
    file_format: Word
    source: Line
    columns: list[ColumnIn] = Field(min_length=1, max_length=MOST_COLUMNS)
    codes: list[CodeIn] = Field(default=[], max_length=MOST_CODES)
    return_key: Word
    return_verdict: Word
    return_reason: Word = ""
    accepted_words: list[Word] = Field(min_length=1, max_length=20)
    verified: bool = False


class RunOut(Schema):
    """One file that was made; ``file_id`` null: nothing had to be sent."""

    id: int
    system_id: int
    made_at: datetime
    file_id: int | None
    row_count: int
    unready_count: int
    returned_at: datetime | None
    accepted_count: int
    rejected_count: int


class RecordOut(Schema):
    """The state of one record there, with the reasons of a refusal."""

    id: int
    record_id: int
    state: str
    reasons: list[str]
    sent_at: datetime | None
    answered_at: datetime | None


class Sending(Schema):
    """What to send: everything due below an organisation."""

    organisation_code: Code
    resend: bool = False


@router.get("feeds", response=Page[FeedOut])
def list_feeds(request: ActorRequest, after: After = 0, limit: Limit = 50) -> Any:
    """List the receiving systems."""
    return page(feed_systems(request.actor), after, limit)


@router.post("feeds", response={201: Made})
def describe(request: ActorRequest, given: FeedIn) -> Any:
    """Describe a receiving system; the description before it ends the day before."""
    fields = given.dict()
    owner_code, from_on = fields.pop("owner_code"), fields.pop("from_on")
    fields["columns"] = tuple(Column(**column) for column in fields["columns"])
    fields["codes"] = {(code["code_list"], code["ours"]): code["theirs"] for code in fields["codes"]}
    fields["accepted_words"] = tuple(fields["accepted_words"])
    feed = FeedDescription(**fields)
    pk = describe_feed(actor=request.actor, owner_code=owner_code, feed=feed, from_on=from_on, now=clock.now())
    return Status(201, {"id": pk})


@router.get("feeds/{system_id}/records", response=Page[RecordOut])
def list_records(
    request: ActorRequest,
    system_id: Id,
    which: Literal["all", "rejected"] = "rejected",
    after: After = 0,
    limit: Limit = 50,
) -> Any:
    """List the state of records in a system; ``rejected``: refused or not complete, with reasons."""
    rows = (rejected_records if which == "rejected" else feed_records)(request.actor, system_id)
    return page(rows, after, limit)


@router.post("feeds/{system_id}/runs", response={202: JobOut})
def send(request: ActorRequest, system_id: Id, given: Sending) -> Any:
    """Order a file with everything that is new there or no longer looks the same."""
    return Status(
        202, {"job_id": order_feed(actor=request.actor, system_id=system_id, now=clock.now(), **given.dict())}
    )


@router.get("feed-runs", response=Page[RunOut])
def list_runs(request: ActorRequest, after: After = 0, limit: Limit = 50) -> Any:
    """List the runs."""
    return page(feed_runs(request.actor), after, limit)


@router.post("feed-runs/{run_id}/return", response={202: JobOut})
def take_return(request: ActorRequest, run_id: Id, file: File[UploadedFile]) -> Any:
    """Hand in the return file of a run."""
    job = order_feed_return(
        actor=request.actor, run_id=run_id, content=file.read(), name=file.name or "return", now=clock.now()
    )
    return Status(202, {"job_id": job})
