"""API of enterprises as stations see them: how each stands, who answers for it, what it practises."""

from datetime import date, datetime
from typing import Annotated, Any

from django.db.models import Q
from ninja import Field, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.api.shapes import After, Code, Day, Done, Id, Limit, Line, Made, Page, Reason, Search, Word, page
from unionhall.base.http import ActorRequest
from unionhall.guidance.actions.confirm_practice import confirm_practice
from unionhall.guidance.actions.hand_over_employer import hand_over_employer
from unionhall.guidance.actions.record_practice import record_practice
from unionhall.guidance.actions.record_practices import record_practices
from unionhall.guidance.actions.take_responsibility import take_responsibility
from unionhall.guidance.actions.withdraw_practice import withdraw_practice
from unionhall.guidance.api.stations import JudgedOut, judged_out
from unionhall.guidance.queries.enterprises import Judged, enterprise_rows, facts_of, judged, judged_one
from unionhall.guidance.queries.practices import all_practices_of, file_employer
from unionhall.guidance.queries.responsibilities import history_of
from unionhall.guidance.rules.practices import Practice
from unionhall.registry.queries.employers import named_like

router = Router(tags=["guidance"])
MOST_FACTS = 200


class ResponsibleOut(Schema):
    """A station that answers or answered for an enterprise."""

    station_code: str
    from_on: date
    to_on: date | None
    reason: str
    ended_reason: str

    @staticmethod
    def resolve_station_code(row: Any) -> str:
        """Return the station's code."""
        return str(row.station.code)


class TakeIn(Schema):
    """Which station, from when."""

    station_code: Code
    from_on: Day
    reason: Line = ""


class HandOverIn(Schema):
    """Which station next (empty: none), from when, why."""

    to_station_code: Annotated[str, Field(max_length=40, pattern=r"^[A-Za-z0-9._-]*$")] = ""
    from_on: Day
    reason: Line


class PracticeIn(Schema):
    """One fact about congress, openness or contract; ``held`` false says that none was found on the day."""

    kind: Word
    form: Word = ""
    held: bool = True
    held_on: Day
    valid_to: Day | None = None
    source: Annotated[str, Field(max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]
    note: Annotated[str, Field(max_length=400, pattern=r"^[^\x00]*$")] = ""


class PracticeOf(PracticeIn):
    """One fact about the enterprise with this credit code."""

    uscc: Word


class PracticesIn(Schema):
    """Many facts, all or none."""

    rows: Annotated[list[PracticeOf], Field(min_length=1, max_length=1000)]


class RecordedCount(Schema):
    """How many were new."""

    recorded: int


class PracticeOut(Schema):
    """One fact on file."""

    id: int
    kind: str
    form: str
    held: bool
    held_on: date
    valid_to: date | None
    source: str
    note: str
    recorded_at: datetime
    confirmed_at: datetime | None
    withdrawn_at: datetime | None


def _known(given: PracticeIn) -> Practice:
    return Practice(**{name: value for name, value in given.dict().items() if name != "uscc"})


@router.get("enterprises", response=Page[JudgedOut])
def list_enterprises(
    request: ActorRequest, q: Search = "", colour: Word = "", after: After = 0, limit: Limit = 50
) -> Any:
    """List the open enterprises within reach with how each stands today."""
    today = clock.today()
    rows = enterprise_rows(request.actor, today)
    rows = named_like(rows, q) if q else rows
    found = page(rows.filter(Q(colour=colour)) if colour else rows, after, limit)
    return {"items": [judged_out(one) for one in judged(found["items"], today)], "next": found["next"]}


@router.get("enterprises/{uscc}", response=JudgedOut)
def read_enterprise(request: ActorRequest, uscc: Word) -> Any:
    """Read how one enterprise stands today, with every reason."""
    today = clock.today()
    top = file_employer(request.actor, uscc, today)
    row, judgement = judged_one(top, today)
    return judged_out(Judged(top.pk, top.uscc, top.name, row.station_code, facts_of(row), judgement))


@router.get("enterprises/{uscc}/stations", response=list[ResponsibleOut])
def list_responsible(request: ActorRequest, uscc: Word) -> Any:
    """List which stations answered for it, the latest first."""
    return history_of(file_employer(request.actor, uscc, clock.today()).pk)


@router.post("enterprises/{uscc}/stations", response={201: Made})
def take(request: ActorRequest, uscc: Word, given: TakeIn) -> Any:
    """Let a station answer for it."""
    made = take_responsibility(actor=request.actor, uscc=uscc, now=clock.now(), **given.dict())
    return Status(201, {"id": made})


@router.post("enterprises/{uscc}/hand-over", response=Done)
def hand_over(request: ActorRequest, uscc: Word, given: HandOverIn) -> Any:
    """Hand it over to another station, or give it back."""
    hand_over_employer(actor=request.actor, uscc=uscc, now=clock.now(), **given.dict())
    return {"done": True}


@router.get("enterprises/{uscc}/practices", response=list[PracticeOut])
def list_practices(request: ActorRequest, uscc: Word) -> Any:
    """List what is on record, the latest first, withdrawn entries too."""
    return all_practices_of(file_employer(request.actor, uscc, clock.today()))[:MOST_FACTS]


@router.post("enterprises/{uscc}/practices", response={201: Made})
def add_practice(request: ActorRequest, uscc: Word, given: PracticeIn) -> Any:
    """Record one fact."""
    made = record_practice(actor=request.actor, uscc=uscc, practice=_known(given), now=clock.now())
    return Status(201, {"id": made})


@router.post("practices", response={201: RecordedCount})
def add_practices(request: ActorRequest, given: PracticesIn) -> Any:
    """Record facts of many enterprises, all or none; what is on record already stays."""
    rows = [(row.uscc, _known(row)) for row in given.rows]
    return Status(201, {"recorded": record_practices(actor=request.actor, rows=rows, now=clock.now())})


@router.post("enterprises/{uscc}/practices/{practice_id}/confirm", response=Done)
def confirm(request: ActorRequest, uscc: Word, practice_id: Id) -> Any:
    """Confirm what the station recorded."""
    confirm_practice(actor=request.actor, uscc=uscc, practice_id=practice_id, now=clock.now())
    return {"done": True}


@router.post("enterprises/{uscc}/practices/{practice_id}/withdraw", response=Done)
def withdraw(request: ActorRequest, uscc: Word, practice_id: Id, given: Reason) -> Any:
    """Withdraw a wrong fact."""
    withdraw_practice(actor=request.actor, uscc=uscc, practice_id=practice_id, reason=given.reason, now=clock.now())
    return {"done": True}
