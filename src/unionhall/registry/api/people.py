"""People over the API: masked, unless revealed with a reason."""

from typing import Any

from ninja import Field, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.api.shapes import Code, Day, Done, Id, Reason, Word
from unionhall.base.http import ActorRequest
from unionhall.registry.actions.correct_person import correct_person
from unionhall.registry.actions.link_account import link_account
from unionhall.registry.actions.register_persons import register_persons
from unionhall.registry.actions.reveal_person import reveal_person
from unionhall.registry.api.shapes import MOST_ROWS, MadeMany
from unionhall.registry.queries.members import mine
from unionhall.registry.queries.people import own_person, person
from unionhall.registry.rules.rows import NewPerson

router = Router(tags=["people"])


class PersonOut(Schema):
    """A person as lists show them."""

    id: int
    name: str
    id_type: str
    id_tail: str = Field(description="The number, masked")
    phone_tail: str = Field(description="The mobile number, masked")
    sex: str
    birth_on: Day | None
    ethnicity: str
    political_status: str
    education: str
    household_region: str
    is_demo: bool
    version: int


class PersonIn(Schema):
    """A person to register or correct; an empty number or phone leaves the sealed one as it is."""

    name: str = Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$")
    id_type: Word = ""
    id_number: Word = ""
    phone: Word = ""
    sex: str = Field(default="", pattern="^[MF]?$")
    birth_on: Day | None = None
    ethnicity: str = Field(default="", max_length=20, pattern=r"^[^\x00-\x1f\x7f]*$")
    political_status: str = Field(default="", max_length=20, pattern=r"^[^\x00-\x1f\x7f]*$")
    education: str = Field(default="", max_length=20, pattern=r"^[^\x00-\x1f\x7f]*$")
    household_region: str = Field(default="", max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")


class PeopleIn(Schema):
    """People to register with the organisation that keeps their records."""

    organisation_code: Code
    rows: list[PersonIn] = Field(min_length=1, max_length=MOST_ROWS)


class Correction(PersonIn):
    """The whole record as it should be, and the version that was seen."""

    version: Id


class RevealedOut(Schema):
    """What was sealed."""

    id_type: str
    id_number: str
    phone: str


class Linking(Schema):
    """Whose log-in it is."""

    account_id: Id


class OwnSpellOut(Schema):
    """One membership of one's own."""

    id: int
    union_code: str = Field(alias="union.code")
    union_name: str = Field(alias="union.name")
    status: str
    joined_on: Day
    from_on: Day
    to_on: Day | None
    member_number: str


class OwnPostOut(Schema):
    """One post of one's own."""

    id: int
    organisation_code: str = Field(alias="organisation.code")
    organisation_name: str = Field(alias="organisation.name")
    post: str
    from_on: Day
    to_on: Day | None


class OwnOut(Schema):
    """One's own record."""

    person: PersonOut
    spells: list[OwnSpellOut]
    posts: list[OwnPostOut]


@router.get("mine", response=OwnOut)
def read_mine(request: ActorRequest) -> Any:
    """Read one's own person, memberships and posts."""
    own_person(request.actor)
    return mine(request.actor.account_id)


@router.post("people", response={201: MadeMany})
def register(request: ActorRequest, given: PeopleIn) -> Any:
    """Register up to a thousand people, all or none."""
    rows = [NewPerson(**row.dict()) for row in given.rows]
    ids = register_persons(actor=request.actor, organisation_code=given.organisation_code, rows=rows, now=clock.now())
    return Status(201, {"ids": ids})


@router.get("people/{person_id}", response=PersonOut)
def read_person(request: ActorRequest, person_id: Id) -> Any:
    """Read one person, masked."""
    return person(request.actor, person_id)


@router.put("people/{person_id}", response=Done)
def correct(request: ActorRequest, person_id: Id, given: Correction) -> Any:
    """Correct a record; what was sent upwards is sent again by itself."""
    fields = given.dict()
    version = fields.pop("version")
    correct_person(actor=request.actor, person_id=person_id, row=NewPerson(**fields), version=version, now=clock.now())
    return Done()


@router.post("people/{person_id}/reveal", response=RevealedOut)
def reveal(request: ActorRequest, person_id: Id, given: Reason) -> Any:
    """Read the sealed data; reader and reason are kept."""
    return reveal_person(actor=request.actor, person_id=person_id, reason=given.reason, now=clock.now())


@router.post("people/{person_id}/account", response=Done)
def link(request: ActorRequest, person_id: Id, given: Linking) -> Any:
    """Say that a log-in is this person's."""
    link_account(actor=request.actor, person_id=person_id, account_id=given.account_id, now=clock.now())
    return Done()
