"""The API of the service desk: every read and every action of its pages, for programs."""

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Field, File, Router, Schema, Status, UploadedFile

from unionhall.base import clock
from unionhall.base.api.shapes import After, Code, Day, Id, Limit, Made, Page, Search, Word, page
from unionhall.base.http import ActorRequest
from unionhall.base.pinyin import fold
from unionhall.desk.actions.ask_order import ask_order
from unionhall.desk.actions.attach_to_order import attach_to_order
from unionhall.desk.actions.take_step import take_step
from unionhall.desk.api.columns import router as column_router
from unionhall.desk.api.deployments import router as deployment_router
from unionhall.desk.api.order_figures import router as figure_router
from unionhall.desk.api.premises import router as premises_router
from unionhall.desk.api.trainings import router as training_router
from unionhall.desk.declared import all_types
from unionhall.desk.queries.orders import (
    files_of,
    order_by_id,
    orders,
    possible_steps,
    station_people,
    steps_told,
)

router = Router(tags=["desk"])

Text = Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")]
Said = Annotated[str, Field(max_length=1000, pattern=r"^[^\x00]*$")]


class TypeOut(Schema):
    """A service that can be asked for; ``by_hand`` while no module carries it out."""

    code: str
    title: str
    by_hand: bool


class OrderOut(Schema):
    """A service order; ``version`` is what the next step must name."""

    id: int
    kind: str
    title: str
    need: str
    uscc: str
    union_code: str
    state: str
    version: int
    due_on: date | None
    asked_on: date
    accepted_on: date | None
    visit_by: date | None
    assigned_to: int | None = Field(alias="assigned_to_id")
    visited_on: date | None
    planned_on: date | None
    done_on: date | None
    done_note: str
    confirmed_on: date | None
    stars: int | None
    words: str
    ground: str

    @staticmethod
    def resolve_uscc(row: Any) -> str:
        """Return the enterprise's credit code."""
        return row.employer.uscc if row.employer else ""

    @staticmethod
    def resolve_union_code(row: Any) -> str:
        """Return the code of the union."""
        return row.union.code if row.union else ""

    @staticmethod
    def resolve_state(row: Any) -> str:
        """Return the state of the run."""
        return str(row.run.state)

    @staticmethod
    def resolve_version(row: Any) -> int:
        """Return the version of the run."""
        return int(row.run.version)

    @staticmethod
    def resolve_due_on(row: Any) -> date | None:
        """Return the next limit."""
        return row.run.due_on if row.run.finished_at is None else None


class OrderIn(Schema):
    """A need: of a union, or for an enterprise within reach."""

    kind: Word
    title: Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]
    need: Text = ""
    union_code: Code | Literal[""] = ""
    uscc: Word = ""


class StepIn(Schema):
    """A step, the version that was seen, and what the step needs to know."""

    event: Word
    version: int = Field(ge=1, le=2**31 - 1)
    reason: Said = ""
    assigned_to: Id | None = None
    visited_on: Day | None = None
    planned_on: Day | None = None
    ground: Word | None = None
    stars: Annotated[int, Field(ge=1, le=5)] | None = None


class OrderVersion(Schema):
    """The new version."""

    version: int


class NextOut(Schema):
    """What the token's account may do now."""

    event: str
    title: str
    needs_reason: bool


class ToldOut(Schema):
    """One step that was taken."""

    at: Any
    who: str
    event: str
    target: str
    reason: str


class OrderFile(Schema):
    """An attached file."""

    id: int = Field(alias="file_id")
    name: str


class HelpOut(Schema):
    """Somebody of the station."""

    account_id: int
    name: str


@router.get("order-types", response=list[TypeOut])
def list_types(request: ActorRequest) -> Any:
    """List the services."""
    return [{"code": one.code, "title": one.title, "by_hand": not one.answers} for one in all_types().values()]


@router.get("orders", response=Page[OrderOut])
def list_orders(request: ActorRequest, q: Search = "", state: Word = "", after: After = 0, limit: Limit = 50) -> Any:
    """List the orders within reach."""
    rows = orders(request.actor)
    rows = rows.filter(name_index__contains=fold(q)) if fold(q) else rows
    rows = rows.filter(run__state=state) if state else rows
    return page(rows, after, limit)


@router.post("orders", response={201: Made})
def ask(request: ActorRequest, given: OrderIn) -> Any:
    """Ask for a service."""
    return Status(201, {"id": ask_order(actor=request.actor, now=clock.now(), **given.dict())})


@router.get("orders/{order_id}", response=OrderOut)
def read_order(request: ActorRequest, order_id: Id) -> Any:
    """Read one order."""
    return order_by_id(request.actor, order_id)


@router.get("orders/{order_id}/next", response=list[NextOut])
def list_next(request: ActorRequest, order_id: Id) -> Any:
    """List what can be done with it now."""
    steps = possible_steps(request.actor, order_by_id(request.actor, order_id))
    return [{"event": one.event, "title": one.title, "needs_reason": one.reason} for one in steps]


@router.get("orders/{order_id}/people", response=list[HelpOut])
def list_people(request: ActorRequest, order_id: Id) -> Any:
    """List who of the station can take it."""
    return station_people(order_by_id(request.actor, order_id).scope_path, clock.today())


@router.get("orders/{order_id}/steps", response=list[ToldOut])
def list_steps(request: ActorRequest, order_id: Id) -> Any:
    """List what happened, the latest first."""
    return steps_told(order_by_id(request.actor, order_id))


@router.post("orders/{order_id}/steps", response=OrderVersion)
def take(request: ActorRequest, order_id: Id, given: StepIn) -> Any:
    """Take the next step."""
    fields = given.dict(exclude_none=True)
    event, version, reason = fields.pop("event"), fields.pop("version"), fields.pop("reason")
    values = {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}
    done = take_step(
        actor=request.actor,
        order_id=order_id,
        event=event,
        version=version,
        reason=reason,
        values=values,
        now=clock.now(),
    )
    return {"version": done}


@router.get("orders/{order_id}/files", response=list[OrderFile])
def list_files(request: ActorRequest, order_id: Id) -> Any:
    """List what is attached; the bytes are read under the files' own address."""
    return files_of(order_by_id(request.actor, order_id))


@router.post("orders/{order_id}/files", response={201: Made})
def attach(request: ActorRequest, order_id: Id, file: File[UploadedFile]) -> Any:
    """Attach a file."""
    made = attach_to_order(
        actor=request.actor, order_id=order_id, name=str(file.name), content=file.read(), now=clock.now()
    )
    return Status(201, {"id": made})


router.add_router("", deployment_router)
router.add_router("", figure_router)
router.add_router("", premises_router)
router.add_router("", column_router)
router.add_router("", training_router)
