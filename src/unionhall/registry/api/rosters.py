"""Rosters over the API: upload, say what the columns mean, look at the rows, tick, import, take back."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.utils.translation import gettext
from ninja import Field, File, Form, Router, Schema, Status, UploadedFile
from pydantic import Field as Bound

from unionhall.base import clock
from unionhall.base.api.files import binary, download
from unionhall.base.api.shapes import PLAIN, After, Changed, Code, Id, JobOut, Limit, Made, Page, Reason, Word, page
from unionhall.base.authority import require
from unionhall.base.files import StoredContent, read
from unionhall.base.http import ActorRequest
from unionhall.base.rules.sniffing import XLSX
from unionhall.registry.actions.hand_out_errors import hand_out_errors
from unionhall.registry.actions.remember_mapping import remember_mapping
from unionhall.registry.actions.start_commit import start_commit
from unionhall.registry.actions.tick_rows import tick_rows
from unionhall.registry.actions.undo_batch import undo_batch
from unionhall.registry.actions.upload_roster import upload_roster
from unionhall.registry.api.shapes import Count
from unionhall.registry.queries import rosters
from unionhall.registry.rules.roster import workbooks

router = Router(tags=["rosters"])
Heading = Annotated[str, Bound(min_length=1, max_length=60, pattern=PLAIN)]
MeantField = Annotated[str, Bound(max_length=20, pattern=r"^[a-z_-]*$")]
SheetName = Annotated[str, Bound(max_length=120, pattern=PLAIN)]
MOST_TICKS = 500


class RosterOut(Schema):
    """An uploaded roster: ``uploaded``, ``staged`` (checked), ``committed`` (imported) or ``undone``."""

    id: int
    union_code: str = Field(alias="union.code")
    file_id: int
    file_name: str
    sha256: str = Field(alias="digest")
    state: Literal["uploaded", "staged", "committed", "undone", "archived"]
    as_of_on: date = Field(description="The day by which ages are judged")
    sheet: str
    header_row: int
    ok: int
    warned: int
    refused: int
    skipped: int = Field(description="Totals, signatures and notes between the rows")
    imported: int
    job_id: int | None = Field(description="The latest job of this roster")
    created_at: datetime
    staged_at: datetime | None
    committed_at: datetime | None
    undone_at: datetime | None


class ReasonCountOut(Schema):
    """How many rows one reason holds or refuses."""

    verdict: str
    sentence: str
    rows: int


class OneRosterOut(Schema):
    """A roster with what its rows say."""

    roster: RosterOut
    reasons: list[ReasonCountOut]
    ticked: int = Field(description="Warned rows with a tick")
    tickable: int = Field(description="Warned rows that a tick would let in")
    waiting: int = Field(description="Rows that the next import would enter")
    same_content_as: int | None = Field(description="An earlier roster of this union with the very same bytes")


class RowReasonOut(Schema):
    """Why a row is held, refused or was tidied."""

    code: str
    sentence: str


class RosterRowOut(Schema):
    """A judged row, masked; ``row`` as the spreadsheet counts."""

    row: int
    verdict: Literal["ok", "warn", "refuse"]
    name: str
    id_tail: str
    phone_tail: str
    group_name: str
    joined_on: date | None
    reasons: list[RowReasonOut]
    tickable: bool
    ticked: bool
    outcome: str = Field(description="Why it did not go in after all: already, elsewhere; else empty")


class RosterRowsOut(Schema):
    """One page of rows; ask for the next one with ``after=next``."""

    items: list[RosterRowOut]
    next: int | None


class ColumnOut(Schema):
    """A column: its heading, what it is taken for (``-``: left out), a few masked cells."""

    key: str
    heading: str
    field: str
    examples: list[str]


class LayoutOut(Schema):
    """What was found in the file before anything is judged."""

    sheet: str
    others: list[str]
    header_row: int
    columns: list[ColumnOut]


class FromFileIn(Schema):
    """A roster out of a file that was handed in."""

    file_id: Id
    union_code: Code


class MappingIn(Schema):
    """What the columns mean: heading key → field, ``-`` for none. It is remembered for this union."""

    mapping: dict[Heading, MeantField] = Field(min_length=1, max_length=200)
    sheet: SheetName = ""


class TicksIn(Schema):
    """Warned rows to let in (or to hold again); ``rows`` null: all that a tick can help."""

    rows: list[Count] | None = Field(max_length=MOST_TICKS)
    ticked: bool = True


@router.get("rosters", response=Page[RosterOut])
def list_rosters(
    request: ActorRequest,
    *,
    union_code: Word = "",
    state: Literal["", "uploaded", "staged", "committed", "undone", "archived"] = "",
    after: After = 0,
    limit: Limit = 50,
) -> Any:
    """List the rosters within reach, the oldest first."""
    require(request.actor, rosters.GRANT)
    rows = rosters.batches(request.actor)
    rows = rows.filter(union__code=union_code) if union_code else rows
    return page(rows.filter(state=state) if state else rows, after, limit)


@router.post("rosters", response={201: Made})
def upload(request: ActorRequest, file: File[UploadedFile], union_code: Form[Code]) -> Any:
    """Upload a roster of a union; nothing is judged before the columns were said."""
    return _take(request, union_code, file.read(), file.name or "roster")


@router.post("rosters/from-file", response={201: Made})
def upload_from_file(request: ActorRequest, given: FromFileIn) -> Any:
    """Take a roster out of a file that was handed in before."""
    require(request.actor, rosters.GRANT)
    found = read(actor=request.actor, file_id=given.file_id)
    return _take(request, given.union_code, found.content, found.name)


def _take(request: ActorRequest, union_code: str, content: bytes, name: str) -> Any:
    pk = upload_roster(actor=request.actor, union_code=union_code, content=content, file_name=name, now=clock.now())
    return Status(201, {"id": pk})


@router.get("rosters/template", openapi_extra=binary(XLSX))
def read_template(request: ActorRequest) -> Any:
    """Download the empty roster with drop-downs, in the language asked for."""
    require(request.actor, rosters.GRANT)
    return download(StoredContent("roster-template.xlsx", XLSX, workbooks.template(gettext)))


@router.get("rosters/{batch_id}", response=OneRosterOut)
def read_roster(request: ActorRequest, batch_id: Id) -> Any:
    """Read a roster: its counts, and how often which reason stopped a row."""
    require(request.actor, rosters.GRANT)
    found = rosters.batch(request.actor, batch_id)
    ticked, could = rosters.ticks(found)
    same = rosters.earlier_with_same_content(found)
    return {
        "roster": found,
        "reasons": [
            {"verdict": verdict, "sentence": gettext(text), "rows": count}
            for verdict, text, count in rosters.reason_counts(found)
        ],
        "ticked": ticked,
        "tickable": could,
        "waiting": rosters.waiting(found, found.commits + 1),
        "same_content_as": same.pk if same else None,
    }


@router.get("rosters/{batch_id}/columns", response=LayoutOut)
def read_columns(request: ActorRequest, batch_id: Id, sheet: SheetName = "") -> Any:
    """Read what each column is taken for; ``sheet``: look at another one."""
    require(request.actor, rosters.GRANT)
    return rosters.layout_of(request.actor, rosters.batch(request.actor, batch_id), sheet)


@router.post("rosters/{batch_id}/mapping", response={202: JobOut})
def say_mapping(request: ActorRequest, batch_id: Id, given: MappingIn) -> Any:
    """Say what the columns mean and have the rows judged."""
    job = remember_mapping(actor=request.actor, batch_id=batch_id, now=clock.now(), **given.dict())
    return Status(202, {"job_id": job})


@router.get("rosters/{batch_id}/rows", response=RosterRowsOut)
def list_rows(
    request: ActorRequest,
    batch_id: Id,
    *,
    verdict: Literal["ok", "warn", "refuse"] = "warn",
    after: Count = 0,
    limit: Limit = 50,
) -> Any:
    """List the judged rows of one verdict with their reasons; ``after``: behind this row number."""
    require(request.actor, rosters.GRANT)
    found = rosters.batch(request.actor, batch_id)
    rows = rosters.preview_rows(found, verdict=verdict, after=after, most=limit + 1)
    return {"items": [_row(row) for row in rows[:limit]], "next": rows[limit - 1].row if len(rows) > limit else None}


def _row(row: rosters.ShownRow) -> dict[str, Any]:
    shape = {name: getattr(row, name) for name in RosterRowOut.model_fields}
    return shape | {"reasons": [{"code": code, "sentence": gettext(text)} for code, text in row.reasons]}


@router.post("rosters/{batch_id}/ticks", response=Changed)
def tick(request: ActorRequest, batch_id: Id, given: TicksIn) -> Any:
    """Let warned rows in, or hold them again."""
    return {"changed": tick_rows(actor=request.actor, batch_id=batch_id, now=clock.now(), **given.dict())}


@router.post("rosters/{batch_id}/import", response={202: JobOut})
def start_import(request: ActorRequest, batch_id: Id) -> Any:
    """Import the good and the ticked rows; the others stay."""
    return Status(202, {"job_id": start_commit(actor=request.actor, batch_id=batch_id, now=clock.now())})


@router.get("rosters/{batch_id}/errors", openapi_extra=binary(XLSX))
def read_errors(request: ActorRequest, batch_id: Id) -> Any:
    """Download the rows that did not go in, each bad cell coloured with its reason; it is kept who took it."""
    content = hand_out_errors(actor=request.actor, batch_id=batch_id, say=gettext, now=clock.now())
    return download(StoredContent(f"roster-{batch_id}-errors.xlsx", XLSX, content))


@router.post("rosters/{batch_id}/undo", response=Changed)
def undo(request: ActorRequest, batch_id: Id, given: Reason) -> Any:
    """Take a whole import back while nothing builds on it; answers how many memberships went."""
    changed = undo_batch(actor=request.actor, batch_id=batch_id, reason=given.reason, now=clock.now())
    return {"changed": changed}
