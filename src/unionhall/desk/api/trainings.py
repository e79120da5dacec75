"""The API of training sessions and talks: every read and every action of its pages, for programs."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Field, File, Router, Schema, Status, UploadedFile

from unionhall.base import clock
from unionhall.base.api.shapes import After, Changed, Code, Day, Done, Id, Limit, Line, Made, Page, Search, Word, page
from unionhall.base.http import ActorRequest
from unionhall.base.pinyin import fold
from unionhall.desk.actions.announce_session import announce_session
from unionhall.desk.actions.attach_material import attach_material
from unionhall.desk.actions.cancel_session import cancel_session
from unionhall.desk.actions.change_session import change_session
from unionhall.desk.actions.close_session import close_session
from unionhall.desk.actions.invite_officers import invite_officers
from unionhall.desk.actions.mark_attendance import mark_attendance
from unionhall.desk.actions.plan_session import plan_session
from unionhall.desk.actions.rate_session import rate_session
from unionhall.desk.actions.sign_in import sign_in
from unionhall.desk.actions.sign_off import sign_off
from unionhall.desk.actions.sign_up import sign_up
from unionhall.desk.queries.trainings import files_of_session, rating_of, seats, session_by_id, sessions
from unionhall.desk.rules.training import LONGEST_ABOUT, LONGEST_PLACE, LONGEST_WORDS
from unionhall.desk.rules.training_kinds import MOST_CAPACITY

router = Router(tags=["desk"])

Version = Annotated[int, Field(ge=1, le=2**31 - 1)]
Minute = Annotated[int, Field(ge=0, le=1440, description="Minutes since midnight.")]
Topic = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]


class SessionOut(Schema):
    """A training session or talk."""

    id: int
    organisation_code: str
    kind: str
    topic: str
    about: str
    speaker: str
    held_on: date
    from_minute: int
    to_minute: int
    room_id: int | None
    place: str
    capacity: int | None
    state: str
    version: int

    @staticmethod
    def resolve_organisation_code(row: Any) -> str:
        """Return the code of the organisation that holds it."""
        return str(row.organisation.code)


class SessionPlan(Schema):
    """About what, when and where."""

    topic: Topic
    held_on: Day
    from_minute: Minute
    to_minute: Minute
    about: Annotated[str, Field(max_length=LONGEST_ABOUT, pattern=r"^[^\x00]*$")] = ""
    speaker: Annotated[str, Field(max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    room_id: Id | None = None
    place: Annotated[str, Field(max_length=LONGEST_PLACE, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    capacity: Annotated[int, Field(ge=1, le=MOST_CAPACITY)] | None = None


class SessionIn(SessionPlan):
    """A plan, whose it is and for whom."""

    organisation_code: Code
    kind: Word


class SessionChange(SessionPlan):
    """A plan written anew on the version that was seen."""

    version: Version


class SeenSession(Schema):
    """The version that was seen."""

    version: Version


class CancelSession(SeenSession):
    """The version that was seen, and why."""

    reason: Line


class SessionVersion(Schema):
    """The new version."""

    version: int


class SeatOut(Schema):
    """Somebody on the list."""

    id: int
    name: str
    way: str
    came_at: datetime | None
    marked_by: str


class InviteIn(Schema):
    """Posts whose holders are invited."""

    post_ids: Annotated[list[Id], Field(min_length=1, max_length=500)]


class AttendanceIn(Schema):
    """The list as it is ticked, and who came without being on it."""

    came: Annotated[list[Id], Field(max_length=2000)]
    also: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$")]], Field(max_length=500)
    ] = []


class AttendIn(Schema):
    """The code that is shown in the room."""

    code: Annotated[str, Field(min_length=1, max_length=12, pattern=r"^[0-9 ]+$")]


class SessionRatingIn(Schema):
    """Stars and words; no name is kept with them."""

    stars: Annotated[int, Field(ge=1, le=5)]
    words: Annotated[str, Field(max_length=LONGEST_WORDS, pattern=r"^[^\x00]*$")] = ""


class SessionRating(Schema):
    """How many rated a session, and the sum of their stars."""

    count: int
    stars: int


class MaterialOut(Schema):
    """Material of a session."""

    file_id: int
    name: str


@router.get("sessions", response=Page[SessionOut])
def list_sessions(request: ActorRequest, q: Search = "", state: Word = "", after: After = 0, limit: Limit = 50) -> Any:
    """List the sessions within reach."""
    rows = sessions(request.actor)
    rows = rows.filter(name_index__contains=fold(q)) if fold(q) else rows
    return page(rows.filter(state=state) if state else rows, after, limit)


@router.post("sessions", response={201: Made})
def plan(request: ActorRequest, given: SessionIn) -> Any:
    """Plan a session."""
    return Status(201, {"id": plan_session(actor=request.actor, now=clock.now(), **given.dict())})


@router.get("sessions/{session_id}", response=SessionOut)
def read_session(request: ActorRequest, session_id: Id) -> Any:
    """Read one session."""
    return session_by_id(request.actor, session_id)


@router.put("sessions/{session_id}", response=SessionVersion)
def change(request: ActorRequest, session_id: Id, given: SessionChange) -> Any:
    """Change a plan."""
    return {"version": change_session(actor=request.actor, session_id=session_id, now=clock.now(), **given.dict())}


@router.post("sessions/{session_id}/announce", response=SessionVersion)
def announce(request: ActorRequest, session_id: Id, given: SeenSession) -> Any:
    """Announce a session."""
    return {"version": announce_session(actor=request.actor, session_id=session_id, now=clock.now(), **given.dict())}


@router.post("sessions/{session_id}/close", response=SessionVersion)
def close(request: ActorRequest, session_id: Id, given: SeenSession) -> Any:
    """Say that a session was held."""
    return {"version": close_session(actor=request.actor, session_id=session_id, now=clock.now(), **given.dict())}


@router.post("sessions/{session_id}/cancel", response=SessionVersion)
def cancel(request: ActorRequest, session_id: Id, given: CancelSession) -> Any:
    """Call a session off."""
    return {"version": cancel_session(actor=request.actor, session_id=session_id, now=clock.now(), **given.dict())}


@router.get("sessions/{session_id}/seats", response=Page[SeatOut])
def list_seats(request: ActorRequest, session_id: Id, after: After = 0, limit: Limit = 50) -> Any:
    """List who is on the list."""
    return page(seats(session_by_id(request.actor, session_id)), after, limit)


@router.post("sessions/{session_id}/invite", response=Changed)
def invite(request: ActorRequest, session_id: Id, given: InviteIn) -> Any:
    """Invite officers."""
    found = invite_officers(actor=request.actor, session_id=session_id, post_ids=given.post_ids, now=clock.now())
    return {"changed": found}


@router.post("sessions/{session_id}/attendance", response=Changed)
def attendance(request: ActorRequest, session_id: Id, given: AttendanceIn) -> Any:
    """Keep the list as it is ticked."""
    found = mark_attendance(actor=request.actor, session_id=session_id, now=clock.now(), **given.dict())
    return {"changed": found}


@router.get("sessions/{session_id}/rating", response=SessionRating)
def read_rating(request: ActorRequest, session_id: Id) -> Any:
    """Tell how a session was rated."""
    return rating_of(session_by_id(request.actor, session_id))


@router.get("sessions/{session_id}/files", response=list[MaterialOut])
def list_materials(request: ActorRequest, session_id: Id) -> Any:
    """List the materials; the bytes are read under the files' own address."""
    return files_of_session(session_by_id(request.actor, session_id))


@router.post("sessions/{session_id}/files", response={201: Made})
def attach(request: ActorRequest, session_id: Id, file: File[UploadedFile]) -> Any:
    """Attach material; the id is the file's."""
    name, content = str(file.name), file.read()
    made = attach_material(actor=request.actor, session_id=session_id, name=name, content=content, now=clock.now())
    return Status(201, {"id": made})


@router.post("talks/{session_id}/seat", response={201: Made})
def take_seat(request: ActorRequest, session_id: Id) -> Any:
    """Sign up for a talk; the id is the seat's."""
    return Status(201, {"id": sign_up(actor=request.actor, session_id=session_id, now=clock.now())})


@router.delete("talks/{session_id}/seat", response=Done)
def give_back(request: ActorRequest, session_id: Id) -> Any:
    """Give the seat back."""
    sign_off(actor=request.actor, session_id=session_id, now=clock.now())
    return Done()


@router.post("talks/{session_id}/come", response=Done)
def come(request: ActorRequest, session_id: Id, given: AttendIn) -> Any:
    """Sign in with the code."""
    sign_in(actor=request.actor, session_id=session_id, code=given.code, now=clock.now())
    return Done()


@router.post("talks/{session_id}/rate", response=Done)
def rate(request: ActorRequest, session_id: Id, given: SessionRatingIn) -> Any:
    """Give stars."""
    rate_session(actor=request.actor, session_id=session_id, now=clock.now(), **given.dict())
    return Done()
