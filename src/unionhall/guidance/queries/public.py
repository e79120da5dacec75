"""What strangers may know of a station: counts, posts with masked names, services; nothing about one enterprise."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from unionhall.base import clock
from unionhall.desk.declared import all_types
from unionhall.desk.queries.premises import public_rooms
from unionhall.guidance.queries.figures import area_of, figures_of, judged_of, orders_on_ground
from unionhall.guidance.queries.stations import ground_of, host_of, people_of
from unionhall.guidance.rules.figures import Figures
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Organisation
from unionhall.registry.queries.regions import region_names
from unionhall.registry.rules.kinds import GUIDANCE_STATION, POSTS

FEWEST_RATINGS = 5  # fewer would tell what one enterprise said


@dataclass(frozen=True, slots=True)
class PublicStation:
    """One station as everybody may see it on a day. ``stars`` is the sum over ``rated`` ratings of the last year."""

    code: str
    name: str
    host: str
    address: str
    opened_on: date | None
    as_of: date
    regions: tuple[str, ...]
    people: tuple[tuple[str, str, bool], ...]
    full_time: int
    figures: Figures
    asked: int
    finished: int
    confirmed: int
    rated: int
    stars: int
    services: tuple[tuple[str, str, int], ...]
    rooms: tuple[tuple[str, str, str], ...]
    area: int


def public_station(code: str, now: datetime) -> PublicStation:
    """Return what strangers may know of an open station; ``NotFound`` when there is none of this code."""
    on = clock.today(now)
    rows = Organisation.objects.filter(code=code, kind=GUIDANCE_STATION)
    top = rows.filter(Q(closed_on__isnull=True) | Q(closed_on__gte=on)).first()
    if top is None:
        raise NotFound("guidance.no_public_station", N_("There is no guidance station here."))
    orders, kinds = orders_on_ground(top, on)
    done = {one.kind: one.finished for one in kinds}
    host = host_of(top)
    ground = ground_of(top, on)
    names = region_names(ground.regions, on)
    people = people_of(top, on)
    rated = orders.rated if orders.rated >= FEWEST_RATINGS else 0
    return PublicStation(
        code=top.code,
        name=top.name,
        host=host.name if host else "",
        address=top.address or (host.address if host else ""),
        opened_on=top.founded_on,
        as_of=on,
        regions=tuple(names.get(one, one) for one in ground.regions),
        people=tuple((row.post, row.person.name, row.full_time) for row in sorted(people, key=_rank)),
        full_time=Counter(row.full_time for row in people)[True],
        figures=figures_of(judged_of(top, on), on),
        asked=orders.asked,
        finished=orders.finished,
        confirmed=orders.confirmed,
        rated=rated,
        stars=orders.stars if rated else 0,
        services=tuple((kind, one.title, done.get(kind, 0)) for kind, one in all_types().items()),
        rooms=tuple(
            (room.kind, room.name, f"{room.address} {room.floor}".strip()) for room in public_rooms(top.path, now)
        ),
        area=area_of(top, on).enterprises,
    )


def _rank(row: object) -> int:
    order = list(POSTS)
    post = getattr(row, "post", "")
    return order.index(post) if post in order else len(order)
