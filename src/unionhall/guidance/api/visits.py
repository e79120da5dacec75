"""Visits and the round, for programs."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Field, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.api.shapes import After, Code, Done, Id, Limit, Line, Made, Page, Search, page
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.guidance.actions.change_visit import change_visit
from unionhall.guidance.actions.order_need import order_need
from unionhall.guidance.actions.record_visit import record_visit
from unionhall.guidance.actions.set_aside_visit import set_aside_visit
from unionhall.guidance.queries.visits import findings_of, stops_of, visit_by_id, visits
from unionhall.guidance.rules.grants import RECORD_VISIT

router = Router(tags=["guidance"])

Said = Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")]
FieldName = Annotated[str, Field(max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]
VisitBody = Annotated[dict[FieldName, Said], Field(max_length=30)]


class VisitOut(Schema):
    """A visit. ``version`` is what a correction must name."""

    id: int
    uscc: str
    employer: str
    station_code: str
    visited_on: date
    visitor_id: int | None
    met: str
    remark: str
    need_kind: str
    need_title: str
    need_text: str
    order_id: int | None
    next_on: date | None
    set_aside_at: datetime | None
    version: int

    @staticmethod
    def resolve_uscc(row: Any) -> str:
        """Return the credit code of the enterprise."""
        return str(row.employer.uscc)

    @staticmethod
    def resolve_employer(row: Any) -> str:
        """Return the name of the enterprise."""
        return str(row.employer.name)

    @staticmethod
    def resolve_station_code(row: Any) -> str:
        """Return the station that answered for the enterprise on that day."""
        return str(row.station.code) if row.station else ""


class VisitFindingOut(Schema):
    """What was found on one topic."""

    topic: str
    stand: str
    note: str


class VisitIn(Schema):
    """A visit: text by field, as in the guide to visits."""

    uscc: Code
    body: VisitBody


class VisitChangeIn(Schema):
    """What the visit should say, the version that was seen, and why it is changed."""

    body: VisitBody
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]
    reason: Line


class VisitVersion(Schema):
    """The new version."""

    version: int


class VisitReason(Schema):
    """Why."""

    reason: Line


class StopOut(Schema):
    """An enterprise of the round. ``base`` goes back with a visit that is captured on the way."""

    uscc: str
    name: str
    union: str
    colour: str
    last_on: date | None
    next_on: date | None
    due: bool
    open_orders: int
    base: str


@router.get("visits", response=Page[VisitOut])
def list_visits(request: ActorRequest, uscc: Code = "-", after: After = 0, limit: Limit = 50) -> Any:
    """List the visits within reach; ``uscc`` narrows them to one enterprise."""
    rows = visits(request.actor, clock.today())
    return page(rows if uscc == "-" else rows.filter(employer__uscc=uscc), after, limit)


@router.post("visits", response={201: Made})
def write_visit(request: ActorRequest, given: VisitIn) -> Any:
    """Record a visit."""
    made = record_visit(actor=request.actor, uscc=given.uscc, body=given.body, now=clock.now())
    return Status(201, {"id": made})


@router.get("visits/{visit_id}", response=VisitOut)
def read_visit(request: ActorRequest, visit_id: Id) -> Any:
    """Read one visit."""
    return visit_by_id(request.actor, visit_id, clock.today())


@router.get("visits/{visit_id}/findings", response=list[VisitFindingOut])
def list_findings(request: ActorRequest, visit_id: Id) -> Any:
    """List what a visit found."""
    return findings_of(visit_by_id(request.actor, visit_id, clock.today()))


@router.patch("visits/{visit_id}", response=VisitVersion)
def correct_visit(request: ActorRequest, visit_id: Id, given: VisitChangeIn) -> Any:
    """Correct a visit."""
    return {"version": change_visit(actor=request.actor, visit_id=visit_id, now=clock.now(), **given.dict())}


@router.post("visits/{visit_id}/set-aside", response=Done)
def put_aside(request: ActorRequest, visit_id: Id, given: VisitReason) -> Any:
    """Set a visit aside."""
    set_aside_visit(actor=request.actor, visit_id=visit_id, reason=given.reason, now=clock.now())
    return Done()


@router.post("visits/{visit_id}/order", response={201: Made})
def ask_for_need(request: ActorRequest, visit_id: Id) -> Any:
    """Ask the desk for what the visit found to be needed."""
    return Status(201, {"id": order_need(actor=request.actor, visit_id=visit_id, now=clock.now())})


@router.get("round", response=list[StopOut])
def list_stops(request: ActorRequest, q: Search = "") -> Any:
    """List whom to visit next."""
    require(request.actor, RECORD_VISIT)
    return [
        {
            "uscc": stop.row.uscc,
            "name": stop.row.name,
            "union": stop.row.union_name or "",
            "colour": stop.judgement.colour,
            "last_on": stop.row.last_on,
            "next_on": stop.row.next_on,
            "due": stop.due,
            "open_orders": stop.open_orders,
            "base": stop.base,
        }
        for stop in stops_of(request.actor, clock.today(), q)
    ]
