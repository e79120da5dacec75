"""API of stations: the network, areas, who takes them, and the figures of a day."""

from datetime import date
from typing import Annotated, Any

from ninja import Field, Query, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.api.shapes import After, Changed, Code, Day, Done, Id, Limit, Line, Page, Search, Word, page
from unionhall.base.http import ActorRequest
from unionhall.guidance.actions.assign_area import assign_area
from unionhall.guidance.actions.end_area_listing import end_area_listing
from unionhall.guidance.actions.list_area_employers import list_area_employers
from unionhall.guidance.queries.figures import area_of, behind, figures_of, judged_within
from unionhall.guidance.queries.stations import first_place, ground_of, listed_rows, people_of, station, station_rows
from unionhall.guidance.rules.figures import known_shows
from unionhall.guidance.rules.grants import READ
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_
from unionhall.registry.queries.organisations import named_like, organisation
from unionhall.ui.words import say

router = Router(tags=["guidance"])
MOST_ROWS = 200


class StationOut(Schema):
    """A guidance station."""

    code: str
    name: str
    host_code: str | None
    founded_on: date | None
    closed_on: date | None
    enterprises: int
    full_time: int

    @staticmethod
    def resolve_enterprises(row: Any) -> int:
        """Return how many enterprises it answers for today."""
        return int(row.enterprises or 0)

    @staticmethod
    def resolve_full_time(row: Any) -> int:
        """Return how many full-time posts are held."""
        return int(row.full_time or 0)


class StationPost(Schema):
    """Who holds which post."""

    post: str
    person_id: int
    name: str
    from_on: date
    to_on: date | None
    full_time: bool

    @staticmethod
    def resolve_name(row: Any) -> str:
        """Return the person's name."""
        return str(row.person.name)


class StationArea(Schema):
    """The area of a station: its ground, its regions, how many enterprises, how many without a station."""

    regions: list[str]
    enterprises: int
    without_station: int


class ListingOut(Schema):
    """An enterprise that an area takes in or leaves out."""

    id: int
    uscc: str
    included: bool
    from_on: date
    to_on: date | None
    reason: str

    @staticmethod
    def resolve_uscc(row: Any) -> str:
        """Return the credit code."""
        return str(row.employer.uscc)


class ListingIn(Schema):
    """Which enterprises, in or out, from when, why."""

    usccs: Annotated[list[Word], Field(min_length=1, max_length=200)]
    included: bool
    from_on: Day
    reason: Line


class LastDay(Schema):
    """The last day."""

    last_on: Day


class FirstDay(Schema):
    """The first day."""

    from_on: Day


class RateOut(Schema):
    """How many of how many."""

    code: str
    done: int
    of: int


class StationFigures(Schema):
    """Counts of a station or a ground on a day."""

    as_of: date
    enterprises: int
    colours: dict[str, int]
    red_reasons: dict[str, int]
    rates: list[RateOut]


class WhyOut(Schema):
    """One reason: what it is about, its colour, the sentence."""

    code: str
    colour: str
    sentence: str


class JudgedOut(Schema):
    """An enterprise as judged on a day."""

    uscc: str
    name: str
    station_code: str | None
    colour: str
    reasons: list[WhyOut]


def _as_of(asked: date | None) -> date:
    today = clock.today()
    if asked is not None and asked > today:
        raise Refused("guidance.not_known_yet", N_("That day is still to come."), where="as_of")
    return asked or today


def judged_out(row: Any) -> dict[str, Any]:
    """Return a judged enterprise as the API says it."""
    reasons = [{"code": one.code, "colour": one.colour, "sentence": say(one.sentence)} for one in row.judgement.reasons]
    return {
        "uscc": row.uscc,
        "name": row.name,
        "station_code": row.station_code,
        "colour": row.judgement.colour,
        "reasons": reasons,
    }


@router.get("stations", response=Page[StationOut])
def list_stations(request: ActorRequest, q: Search = "", after: After = 0, limit: Limit = 50) -> Any:
    """List the stations within reach."""
    rows = station_rows(request.actor, clock.today())
    return page(named_like(rows, q) if q else rows, after, limit)


@router.get("stations/{code}", response=StationOut)
def read_station(request: ActorRequest, code: Code) -> Any:
    """Read one station."""
    top = station(request.actor, code)
    return station_rows(request.actor, clock.today()).get(pk=top.pk)


@router.get("stations/{code}/posts", response=list[StationPost])
def list_posts(request: ActorRequest, code: Code) -> Any:
    """List who works there today."""
    return people_of(station(request.actor, code), clock.today())


@router.get("stations/{code}/area", response=StationArea)
def read_area(request: ActorRequest, code: Code) -> Any:
    """Read the area of today."""
    top, today = station(request.actor, code), clock.today()
    counted = area_of(top, today)
    return {
        "regions": list(ground_of(top, today).regions),
        "enterprises": counted.enterprises,
        "without_station": counted.free,
    }


@router.get("stations/{code}/listings", response=Page[ListingOut])
def list_listings(request: ActorRequest, code: Code, after: After = 0, limit: Limit = 50) -> Any:
    """List the enterprises that the area takes in or leaves out, ended ones too."""
    return page(listed_rows(station(request.actor, code)), after, limit)


@router.post("stations/{code}/listings", response={201: Changed})
def put_on_list(request: ActorRequest, code: Code, given: ListingIn) -> Any:
    """Take enterprises into the area, or leave them out."""
    count = list_area_employers(actor=request.actor, station_code=code, now=clock.now(), **given.dict())
    return Status(201, {"changed": count})


@router.post("stations/{code}/listings/{listing_id}/end", response=Done)
def end_listing(request: ActorRequest, code: Code, listing_id: Id, given: LastDay) -> Any:
    """Take an enterprise off the list."""
    end_area_listing(
        actor=request.actor, station_code=code, listing_id=listing_id, last_on=given.last_on, now=clock.now()
    )
    return {"done": True}


@router.post("stations/{code}/take", response=Changed)
def take_area(request: ActorRequest, code: Code, given: FirstDay) -> Any:
    """Let the station answer for everybody of its area whom no station has."""
    count = assign_area(actor=request.actor, station_code=code, from_on=given.from_on, now=clock.now())
    return {"changed": count}


@router.get("figures", response=StationFigures)
def read_figures(request: ActorRequest, at: Code | None = None, as_of: Annotated[Day | None, Query()] = None) -> Any:
    """Count the enterprises of a station, or of the ground of another organisation, on a day."""
    day = _as_of(as_of)
    top = organisation(request.actor, at, READ) if at else first_place(request.actor)
    found = figures_of(judged_within(request.actor, top, day), day)
    return {
        "as_of": day,
        "enterprises": found.enterprises,
        "colours": found.colours,
        "red_reasons": found.reasons,
        "rates": [{"code": code, "done": rate.done, "of": rate.of} for code, rate in found.rates.items()],
    }


@router.get("figures/rows", response=list[JudgedOut])
def read_rows(
    request: ActorRequest,
    at: Code | None = None,
    show: Word = "red",
    as_of: Annotated[Day | None, Query()] = None,
    start: Annotated[int, Query(ge=0, le=10**6)] = 0,
) -> Any:
    """List the enterprises behind a figure, two hundred from ``start`` on."""
    if show not in known_shows():
        raise NotFound("guidance.no_such_rows", N_("There is no such figure here."))
    day = _as_of(as_of)
    top = organisation(request.actor, at, READ) if at else first_place(request.actor)
    found = behind(judged_within(request.actor, top, day), show, day)
    return [judged_out(row) for row in found[start : start + MOST_ROWS]]
