"""The API of premises: every read and every action of its pages, for programs."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Field, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.api.shapes import After, Code, Day, Done, Id, Limit, Line, Made, Page, Reason, Search, Word, page
from unionhall.base.http import ActorRequest
from unionhall.base.pinyin import fold
from unionhall.desk.actions.add_room_money import add_room_money
from unionhall.desk.actions.change_room import change_room
from unionhall.desk.actions.except_day import except_day
from unionhall.desk.actions.record_use import record_use
from unionhall.desk.actions.register_room import register_room
from unionhall.desk.actions.set_duty_hours import set_duty_hours
from unionhall.desk.actions.set_room_state import set_room_state
from unionhall.desk.actions.strike_room_money import strike_room_money
from unionhall.desk.actions.strike_use import strike_use
from unionhall.desk.queries.premises import (
    exceptions_of,
    latest_uses,
    money_of,
    room_by_id,
    room_use_by_month,
    rooms,
    shown,
)
from unionhall.desk.rules.duty import written
from unionhall.desk.rules.premises_kinds import MOST_AREA, MOST_PEOPLE
from unionhall.desk.rules.rooms import LONGEST_KEY, MOST_FEN, MOST_THINGS

router = Router(tags=["desk"])

Version = Annotated[int, Field(ge=1, le=2**31 - 1)]
RoomName = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")]
HoursText = Annotated[str, Field(max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]
UseKey = Annotated[str, Field(min_length=1, max_length=LONGEST_KEY, pattern=r"^[A-Za-z0-9._:-]+$")]
Area = Annotated[Decimal, Field(gt=0, le=MOST_AREA, max_digits=7, decimal_places=1)]


class Equipment(Schema):
    """One thing in a room; ``count`` is null when nobody counted."""

    name: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$")]
    count: Annotated[int, Field(ge=0, le=1_000_000)] | None = None


class RoomOut(Schema):
    """A room; ``week`` has seven texts, Monday first, empty when closed."""

    id: int
    organisation_code: str
    kind: str
    name: str
    address: str
    floor: str
    area_m2: Decimal | None
    equipment: list[Equipment]
    post: str
    opened_on: date | None
    state: str
    state_note: str
    week: list[str]
    closed_on_holidays: bool
    public: bool
    version: int

    @staticmethod
    def resolve_organisation_code(row: Any) -> str:
        """Return the code of the organisation that keeps the room."""
        return str(row.organisation.code)

    @staticmethod
    def resolve_equipment(row: Any) -> list[dict[str, Any]]:
        """Return the things by name."""
        return [{"name": name, "count": count} for name, count in row.equipment]

    @staticmethod
    def resolve_week(row: Any) -> list[str]:
        """Return the hours as they are typed."""
        return [written(hours) for hours in row.week]


class RoomFacts(Schema):
    """What the register says of a room."""

    kind: Word
    name: RoomName
    address: Annotated[str, Field(max_length=160, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    floor: Word = ""
    area_m2: Area | None = None
    equipment: Annotated[list[Equipment], Field(max_length=MOST_THINGS)] = []
    post: Word = ""
    opened_on: Day | None = None
    public: bool = True

    def plain(self) -> dict[str, Any]:
        """Return the values as the actions take them."""
        values = self.dict()
        return values | {"equipment": [(one["name"], one["count"]) for one in values["equipment"]]}


class RoomIn(RoomFacts):
    """A new room and whose it is."""

    organisation_code: Code


class RoomChange(RoomFacts):
    """A room written anew on the version that was seen."""

    version: Version


class RoomStateIn(Schema):
    """In use or closed, and why."""

    version: Version
    state: Word
    note: Line = ""


class WeekIn(Schema):
    """Seven texts like "8:30-11:30, 13:00-17:00", Monday first; empty is closed."""

    version: Version
    week: Annotated[list[HoursText], Field(min_length=7, max_length=7)]
    closed_on_holidays: bool = True


class RoomVersion(Schema):
    """The new version."""

    version: int


class ExceptionIn(Schema):
    """Other hours (empty: closed) on a day, or as usual again."""

    day: Day
    hours: HoursText = ""
    reason: Line = ""
    as_usual: bool = False


class ExceptionOut(Schema):
    """A day on which other hours hold."""

    day: date
    hours: str
    reason: str

    @staticmethod
    def resolve_hours(row: Any) -> str:
        """Return the hours as they are typed."""
        return written(row.hours)


class OpenNow(Schema):
    """Whether a room is open at this moment, and when it opens next."""

    open_now: bool
    opens_on: date | None
    opens_at: str


class RoomMoneyIn(Schema):
    """What somebody paid; leave the amount out when nobody knows it."""

    year: Annotated[int, Field(ge=1949, le=2199)]
    source: Word
    amount_fen: Annotated[int, Field(ge=0, le=MOST_FEN)] | None = None
    paid_by: Annotated[str, Field(max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    purpose: Line = ""


class RoomMoneyOut(Schema):
    """An entry of money; a struck one is counted no more."""

    id: int
    year: int
    source: str
    amount_fen: int | None
    paid_by: str
    purpose: str
    struck: bool

    @staticmethod
    def resolve_struck(row: Any) -> bool:
        """Tell whether the entry was struck out."""
        return row.struck_at is not None


class UseIn(Schema):
    """A count of people; the same key again counts once."""

    key: UseKey
    people: Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
    kind: Literal["visit", "booking", "sign_in"] = "visit"
    used_on: Day
    note: Line = ""


class UseOut(Schema):
    """A count of people; a struck one is counted no more."""

    id: int
    used_on: date
    kind: str
    people: int
    note: str
    recorded_at: datetime
    struck: bool

    @staticmethod
    def resolve_struck(row: Any) -> bool:
        """Tell whether the count was struck out."""
        return row.struck_at is not None


class MonthOfUse(Schema):
    """People in a month, named by its first day."""

    month: date
    people: int


@router.get("rooms", response=Page[RoomOut])
def list_rooms(request: ActorRequest, q: Search = "", kind: Word = "", after: After = 0, limit: Limit = 50) -> Any:
    """List the rooms within reach."""
    rows = rooms(request.actor)
    rows = rows.filter(name_index__contains=fold(q)) if fold(q) else rows
    return page(rows.filter(kind=kind) if kind else rows, after, limit)


@router.post("rooms", response={201: Made})
def enter_room(request: ActorRequest, given: RoomIn) -> Any:
    """Enter a room."""
    return Status(201, {"id": register_room(actor=request.actor, now=clock.now(), **given.plain())})


@router.get("rooms/{room_id}", response=RoomOut)
def read_room(request: ActorRequest, room_id: Id) -> Any:
    """Read one room."""
    return room_by_id(request.actor, room_id)


@router.put("rooms/{room_id}", response=RoomVersion)
def write_room(request: ActorRequest, room_id: Id, given: RoomChange) -> Any:
    """Write a room anew."""
    return {"version": change_room(actor=request.actor, room_id=room_id, now=clock.now(), **given.plain())}


@router.post("rooms/{room_id}/state", response=RoomVersion)
def state_room(request: ActorRequest, room_id: Id, given: RoomStateIn) -> Any:
    """Say that a room is in use or closed."""
    return {"version": set_room_state(actor=request.actor, room_id=room_id, now=clock.now(), **given.dict())}


@router.put("rooms/{room_id}/hours", response=RoomVersion)
def write_hours(request: ActorRequest, room_id: Id, given: WeekIn) -> Any:
    """Lay down the weekly hours."""
    return {"version": set_duty_hours(actor=request.actor, room_id=room_id, now=clock.now(), **given.dict())}


@router.get("rooms/{room_id}/exceptions", response=list[ExceptionOut])
def list_exceptions(request: ActorRequest, room_id: Id) -> Any:
    """List the days to come on which other hours hold."""
    return exceptions_of(room_by_id(request.actor, room_id), clock.today())


@router.post("rooms/{room_id}/exceptions", response=Done)
def write_exception(request: ActorRequest, room_id: Id, given: ExceptionIn) -> Any:
    """Lay down other hours for a day, or take them back."""
    except_day(actor=request.actor, room_id=room_id, now=clock.now(), **given.dict())
    return Done()


@router.get("rooms/{room_id}/now", response=OpenNow)
def read_now(request: ActorRequest, room_id: Id) -> Any:
    """Tell whether the room is open now."""
    (told,) = shown([room_by_id(request.actor, room_id)], clock.now())
    day, minute = told.next_opening or (None, None)
    at = f"{minute // 60}:{minute % 60:02d}" if minute is not None else ""
    return {"open_now": told.open_now, "opens_on": day, "opens_at": at}


@router.get("rooms/{room_id}/money", response=list[RoomMoneyOut])
def list_money(request: ActorRequest, room_id: Id) -> Any:
    """List what was paid for a room."""
    return money_of(room_by_id(request.actor, room_id))


@router.post("rooms/{room_id}/money", response={201: Made})
def add_money(request: ActorRequest, room_id: Id, given: RoomMoneyIn) -> Any:
    """Enter what somebody paid."""
    made = add_room_money(actor=request.actor, room_id=room_id, now=clock.now(), **given.dict())
    return Status(201, {"id": made})


@router.post("room-money/{entry_id}/strike", response=Done)
def strike_money(request: ActorRequest, entry_id: Id, given: Reason) -> Any:
    """Strike out an entry of money."""
    strike_room_money(actor=request.actor, entry_id=entry_id, reason=given.reason, now=clock.now())
    return Done()


@router.get("rooms/{room_id}/uses", response=list[UseOut])
def list_uses(request: ActorRequest, room_id: Id, limit: Limit = 50) -> Any:
    """List what was counted last."""
    return latest_uses(room_by_id(request.actor, room_id), limit)


@router.post("rooms/{room_id}/uses", response={201: Made})
def count_use(request: ActorRequest, room_id: Id, given: UseIn) -> Any:
    """Count people."""
    made = record_use(actor=request.actor, room_id=room_id, now=clock.now(), **given.dict())
    return Status(201, {"id": made})


@router.post("room-uses/{use_id}/strike", response=Done)
def strike_count(request: ActorRequest, use_id: Id, given: Reason) -> Any:
    """Strike out a count."""
    strike_use(actor=request.actor, use_id=use_id, reason=given.reason, now=clock.now())
    return Done()


@router.get("rooms/{room_id}/months", response=list[MonthOfUse])
def list_months(request: ActorRequest, room_id: Id) -> Any:
    """Return the people of the last twelve months."""
    found = room_use_by_month(room_by_id(request.actor, room_id), clock.today())
    return [{"month": month, "people": people} for month, people in found]
