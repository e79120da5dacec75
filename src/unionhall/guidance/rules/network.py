"""Which station may answer for which enterprise, from when to when: one station at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.spans import Span
from unionhall.kernel.text import N_
from unionhall.registry.rules.kinds import GUIDANCE_STATION

LONGEST_REASON = 200
MOST_LISTED = 200  # enterprises named by hand in one call


@dataclass(frozen=True, slots=True)
class Standing:
    """How long an enterprise or a station stands; ``kind`` of a station."""

    name: str
    from_on: date | None
    to_on: date | None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A responsibility on file."""

    station: str
    from_on: date
    to_on: date | None


def check_station(station: Standing, *, on: date) -> None:
    """Refuse what is no guidance station, or does not stand on the day."""
    if station.kind != GUIDANCE_STATION:
        raise Refused("guidance.no_station", N_("{station} is no guidance station."), station=station.name)
    if station.from_on is not None and on < station.from_on:
        raise Refused(
            "guidance.station_not_open",
            N_("{station} opened on {opened}; it cannot answer for anybody before."),
            where="from_on",
            station=station.name,
            opened=station.from_on,
        )
    if station.to_on is not None:
        raise Refused(
            "guidance.station_closed",
            N_("{station} was closed on {closed}. Choose another station."),
            station=station.name,
            closed=station.to_on,
        )


def check_take(*, employer: Standing, station: Standing, held: Iterable[Held], from_on: date, today: date) -> None:
    """Refuse that a station begins to answer for an enterprise from ``from_on``, without an end."""
    check_station(station, on=from_on)
    if from_on > today:
        raise Refused("guidance.not_yet", N_("That day is still to come; do it on the day."), where="from_on")
    if employer.to_on is not None:
        raise Refused(
            "guidance.employer_closed",
            N_("{employer} was closed on {closed}."),
            employer=employer.name,
            closed=employer.to_on,
        )
    if employer.from_on is not None and from_on < employer.from_on:
        raise Refused(
            "guidance.employer_not_open",
            N_("{employer} opened on {opened}; nobody answers for it before."),
            where="from_on",
            employer=employer.name,
            opened=employer.from_on,
        )
    span = Span(from_on, None)
    for other in held:
        if not span.overlaps(Span(other.from_on, other.to_on)):
            continue
        if other.to_on is None:
            raise Conflict(
                "guidance.held_already",
                N_("{holder} has answered for {employer} since {since}. It has to be handed over."),
                employer=employer.name,
                holder=other.station,
                since=other.from_on,
            )
        raise Conflict(
            "guidance.held_then",
            N_("{holder} answered for {employer} from {since} to {until}. Begin after that day."),
            where="from_on",
            employer=employer.name,
            holder=other.station,
            since=other.from_on,
            until=other.to_on,
        )


def last_day_before(running: Held, *, from_on: date, today: date, to_station: str, reason: str) -> date:
    """Return the last day of the station that hands an enterprise over, whose next day is ``from_on``."""
    if not reason.strip():
        raise Refused("guidance.no_reason", N_("Say why."), where="reason")
    if to_station and to_station == running.station:
        raise Refused("guidance.same_station", N_("{station} answers for it already."), station=to_station)
    if from_on > today:
        raise Refused("guidance.not_yet", N_("That day is still to come; do it on the day."), where="from_on")
    if from_on <= running.from_on:
        raise Refused(
            "guidance.before_it_began",
            N_("{station} answers for it only since {since}; choose a later day."),
            where="from_on",
            station=running.station,
            since=running.from_on,
        )
    return from_on - timedelta(days=1)


def check_listing(*, station: Standing, names: int, reason: str, from_on: date) -> None:
    """Refuse a list of enterprises that cannot join or leave the area."""
    check_station(station, on=from_on)
    if not names:
        raise Refused("guidance.nobody_named", N_("Name at least one enterprise."), where="uscc")
    if names > MOST_LISTED:
        raise Refused("guidance.too_many", N_("At most {most} enterprises at once."), where="uscc", most=MOST_LISTED)
    if not reason.strip():
        raise Refused("guidance.no_reason", N_("Say why."), where="reason")
