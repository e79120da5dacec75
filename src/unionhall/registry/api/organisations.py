"""Organisations over the API."""

from typing import Any

from ninja import Field, Query, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.api.shapes import After, Changed, Code, Day, Done, Limit, Line, Made, Name, Page, Search, Word, page
from unionhall.base.http import ActorRequest
from unionhall.registry.actions.close_organisation import close_organisation
from unionhall.registry.actions.correct_organisation import correct_organisation
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.actions.move_organisation import move_organisation
from unionhall.registry.actions.rename_organisation import rename_organisation
from unionhall.registry.actions.serve_region import serve_region
from unionhall.registry.actions.stop_serving_region import stop_serving_region
from unionhall.registry.api.shapes import MOST_ROWS, Ending, MadeMany, RegionCode
from unionhall.registry.queries.organisations import former_names, named_like, organisation, organisations, subtree
from unionhall.registry.queries.regions import served_regions
from unionhall.registry.rules.rows import NewOrganisation, OrganisationDetails

router = Router(tags=["organisations"])


class OrganisationOut(Schema):
    """An organisation; ``closed_on`` null: it stands."""

    id: int
    code: str
    name: str
    short_name: str
    kind: str
    uscc: str
    region_code: str
    address: str
    founded_on: Day | None
    closed_on: Day | None
    term_ends_on: Day | None
    provincial_park: bool
    is_demo: bool
    depth: int
    version: int


class OrganisationIn(Schema):
    """An organisation to found; ``parent_code`` empty: under the call's parent, or as a root."""

    code: Code
    name: Name
    kind: Word
    parent_code: Word = ""
    region_code: Word = ""
    uscc: Word = ""
    founded_on: Day | None = None
    term_ends_on: Day | None = None
    short_name: Word = ""
    address: Line = ""
    provincial_park: bool = False


class OrganisationsIn(Schema):
    """Organisations to found together; a row may stand under an earlier one."""

    parent_code: Word = ""
    rows: list[OrganisationIn] = Field(min_length=1, max_length=MOST_ROWS)


class FormerNameOut(Schema):
    """A name that it bore until ``to_on``."""

    name: str
    short_name: str
    from_on: Day | None
    to_on: Day


class Renaming(Schema):
    """The new name and its first day."""

    name: Name
    short_name: Word = ""
    from_on: Day


class OrganisationCorrection(Schema):
    """All details as they should be (what is left out becomes empty), and the version that was seen."""

    version: int = Field(ge=1, le=2**31 - 1)
    reason: Line
    short_name: Word = ""
    uscc: Word = ""
    region_code: Word = ""
    address: Line = ""
    founded_on: Day | None = None
    term_ends_on: Day | None = None


class Moving(Schema):
    """Under which organisation it comes to stand."""

    parent_code: Code
    reason: Line


class Serving(Schema):
    """Regions that a station serves from a day."""

    region_codes: list[RegionCode] = Field(min_length=1, max_length=2_000)
    from_on: Day


class StopServing(Schema):
    """Regions that a station serves until a day."""

    region_codes: list[RegionCode] = Field(min_length=1, max_length=2_000)
    last_on: Day


def _row(given: OrganisationIn) -> NewOrganisation:
    return NewOrganisation(**given.dict())


@router.get("organisations", response=Page[OrganisationOut])
def list_organisations(
    request: ActorRequest,
    *,
    under: Word = "",
    kind: Word = "",
    q: Search = "",
    after: After = 0,
    limit: Limit = 50,
) -> Any:
    """List the organisations within reach; ``under``: at or below that one; ``q``: name, pinyin, initials or code."""
    rows = subtree(request.actor, under) if under else organisations(request.actor)
    rows = named_like(rows, q) if q else rows
    return page(rows.filter(kind=kind) if kind else rows, after, limit)


@router.post("organisations", response={201: Made})
def found(request: ActorRequest, given: OrganisationIn) -> Any:
    """Found one organisation."""
    ids = found_organisations(actor=request.actor, parent_code="", rows=[_row(given)], now=clock.now())
    return Status(201, {"id": ids[given.code]})


@router.post("organisations/batch", response={201: MadeMany})
def found_many(request: ActorRequest, given: OrganisationsIn) -> Any:
    """Found up to a thousand organisations, all or none."""
    rows = [_row(row) for row in given.rows]
    ids = found_organisations(actor=request.actor, parent_code=given.parent_code, rows=rows, now=clock.now())
    return Status(201, {"ids": [ids[row.code] for row in rows]})


@router.get("organisations/{code}", response=OrganisationOut)
def read_organisation(request: ActorRequest, code: Code) -> Any:
    """Read one organisation."""
    return organisation(request.actor, code)


@router.get("organisations/{code}/former-names", response=list[FormerNameOut])
def list_former_names(request: ActorRequest, code: Code) -> Any:
    """List the names that it bore, the latest first."""
    return former_names(request.actor, code)[:200]


@router.post("organisations/{code}/rename", response=Done)
def rename(request: ActorRequest, code: Code, given: Renaming) -> Any:
    """Give it a new name; the old one is kept with its dates."""
    rename_organisation(actor=request.actor, code=code, now=clock.now(), **given.dict())
    return Done()


@router.post("organisations/{code}/correct", response=Changed)
def correct(request: ActorRequest, code: Code, given: OrganisationCorrection) -> Any:
    """Correct what is on record; answers how many details changed. The name has an operation of its own."""
    fields = given.dict()
    version, reason = fields.pop("version"), fields.pop("reason")
    row = OrganisationDetails(**fields)
    changed = correct_organisation(
        actor=request.actor, code=code, row=row, version=version, reason=reason, now=clock.now()
    )
    return {"changed": len(changed)}


@router.post("organisations/{code}/move", response=Done)
def move(request: ActorRequest, code: Code, given: Moving) -> Any:
    """Move it with everything below it."""
    move_organisation(actor=request.actor, code=code, now=clock.now(), **given.dict())
    return Done()


@router.post("organisations/{code}/close", response=Done)
def close(request: ActorRequest, code: Code, given: Ending) -> Any:
    """Close it when nothing hangs on it any more."""
    close_organisation(actor=request.actor, code=code, now=clock.now(), **given.dict())
    return Done()


@router.get("organisations/{code}/regions", response=list[str])
def list_served(request: ActorRequest, code: Code, on: Query[Day | None] = None) -> Any:
    """List the codes of the regions that a station serves on a day (today)."""
    return served_regions(request.actor, code, on=on or clock.today())


@router.post("organisations/{code}/regions", response=Changed)
def serve(request: ActorRequest, code: Code, given: Serving) -> Any:
    """Let a station serve regions."""
    return {"changed": serve_region(actor=request.actor, station_code=code, now=clock.now(), **given.dict())}


@router.post("organisations/{code}/regions/stop", response=Changed)
def stop_serving(request: ActorRequest, code: Code, given: StopServing) -> Any:
    """End that a station serves regions."""
    return {"changed": stop_serving_region(actor=request.actor, station_code=code, now=clock.now(), **given.dict())}
