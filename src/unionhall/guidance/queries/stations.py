"""Stations, the ground that they answer for, and who works there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr

from unionhall.base.authority import within
from unionhall.base.fields import AFTER_ANY_PATH
from unionhall.guidance.models import AreaEmployer, Responsibility
from unionhall.guidance.rules.grants import READ
from unionhall.guidance.rules.network import Standing
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Employer, Organisation, Post, ServedRegion
from unionhall.registry.queries.listed import running_on
from unionhall.registry.queries.organisations import organisations, running
from unionhall.registry.rules.kinds import GUIDANCE_STATION, STATION_FULLTIME, STATION_HEAD
from unionhall.registry.rules.tree import STEP

MOST_POSTS = 60


def stations(actor: Actor, grant: str = READ) -> QuerySet[Organisation]:
    """Return the guidance stations within reach, in tree order, closed ones too."""
    rows: QuerySet[Organisation] = organisations(actor, grant).filter(kind=GUIDANCE_STATION)
    return rows


def station(actor: Actor, code: str, grant: str = READ) -> Organisation:
    """Return one station; ``NotFound`` when it is not there or not the actor's."""
    found = stations(actor, grant).filter(code=code).first()
    if found is None:
        raise NotFound("guidance.station_not_found", N_("There is no guidance station {code} in reach."), code=code)
    return found


def station_rows(actor: Actor, today: date) -> QuerySet[Organisation]:
    """Return the stations for the list: where they stand, who heads them, how many enterprises they answer for."""
    path = OuterRef("path")
    host = Organisation.objects.filter(path=Substr(path, 1, Length(path) - STEP)).order_by()
    in_post = Post.objects.filter(running_on(today), organisation=OuterRef("pk")).order_by("from_on", "pk")
    counted = _count(Responsibility.objects.filter(running_on(today), employer__closed_on__isnull=True), "station")
    full_time = _count(Post.objects.filter(running_on(today), post=STATION_FULLTIME), "organisation")
    served = _count(ServedRegion.objects.filter(running_on(today)), "station")
    rows: QuerySet[Organisation] = (
        stations(actor)
        .order_by()
        .annotate(
            host_name=Subquery(host.values("name")[:1]),
            host_code=Subquery(host.values("code")[:1]),
            head=Subquery(in_post.filter(post=STATION_HEAD).values("person__name")[:1]),
            enterprises=counted,
            full_time=full_time,
            towns=served,
        )
    )
    return rows


def _count(rows: QuerySet[Responsibility] | QuerySet[Post] | QuerySet[ServedRegion], field: str) -> Subquery:
    counted = rows.filter(**{field: OuterRef("pk")}).order_by().values(field).annotate(n=Count("pk"))
    return Subquery(counted.values("n")[:1])


def host_of(top: Organisation) -> Organisation | None:
    """Return the federation that keeps a station."""
    return Organisation.objects.filter(path=top.path[:-STEP]).first() if len(top.path) > STEP else None


def sub_stations(actor: Actor, top: Organisation, today: date) -> list[Organisation]:
    """Return the open stations further down on the ground of the one that keeps this station."""
    host = top.path[:-STEP]
    rows = running(stations(actor).filter(within(host, field="path")), today).exclude(pk=top.pk)
    return [row for row in rows[:100] if len(row.path) > len(top.path)]


def people_of(top: Organisation, today: date) -> list[Post]:
    """Return who holds which post at a station today; what is sealed stays unread."""
    rows = Post.objects.filter(running_on(today), organisation=top).select_related("person")
    return list(rows.defer("person__id_number", "person__phone").order_by("from_on", "pk")[:MOST_POSTS])


def standing_of(row: Organisation) -> Standing:
    """Return how long a station stands, for the rules."""
    return Standing(row.name, row.founded_on, row.closed_on, row.kind)


@dataclass(frozen=True, slots=True)
class Ground:
    """What belongs to an area before single enterprises are taken in or left out."""

    path: str
    deeper: tuple[str, ...]
    regions: tuple[str, ...]


def ground_of(top: Organisation, on: date) -> Ground:
    """Return the ground of a station: that of the federation which keeps it, and the regions which it serves.

    Where a federation further down keeps a station of its own, its ground belongs to that one.
    """
    host = top.path[:-STEP]
    other = running(Organisation.objects.filter(within(host, field="path"), kind=GUIDANCE_STATION), on)
    deeper = {path[:-STEP] for path in other.values_list("path", flat=True) if len(path) > len(top.path)}
    regions = ServedRegion.objects.filter(running_on(on), station=top).values_list("region_code", flat=True)
    return Ground(host, tuple(sorted(deeper)), tuple(sorted(regions)))


def area_condition(top: Organisation, on: date) -> Q:
    """Return which employers belong to the area of a station on a day."""
    ground = ground_of(top, on)
    here = within(ground.path) if ground.path else Q(pk__in=[])
    for path in ground.deeper:
        here &= Q(scope_path__lt=path) | Q(scope_path__gte=path + AFTER_ANY_PATH)
    listed = AreaEmployer.objects.filter(running_on(on), station=top, employer=OuterRef("pk"))
    taken_in, left_out = Exists(listed.filter(included=True)), Exists(listed.filter(included=False))
    if ground.regions:
        here |= Q(region_code__in=ground.regions)
    return (here & ~Q(left_out)) | Q(taken_in)


def area_employers(top: Organisation, on: date) -> QuerySet[Employer]:
    """Return the open employers of a station's area, for whom the station itself was let in to."""
    return Employer.objects.filter(area_condition(top, on), open_on(on)).order_by("pk")


def open_on(day: date, prefix: str = "") -> Q:
    """Return the condition of what stood on a day: opened, and not closed before it."""
    return (Q(**{f"{prefix}opened_on__isnull": True}) | Q(**{f"{prefix}opened_on__lte": day})) & (
        Q(**{f"{prefix}closed_on__isnull": True}) | Q(**{f"{prefix}closed_on__gte": day})
    )


def listed_rows(top: Organisation) -> QuerySet[AreaEmployer]:
    """Return the enterprises that an area takes in or leaves out, those still running first."""
    return AreaEmployer.objects.filter(station=top).select_related("employer").order_by("to_on", "-from_on", "pk")


def listing_by_id(actor: Actor, top: Organisation, listing_id: int) -> AreaEmployer:
    """Return one running entry of an area's list, locked."""
    rows = AreaEmployer.objects.filter(station=top, to_on__isnull=True).select_for_update(of=("self",))
    found = rows.select_related("employer").filter(pk=listing_id).first() if 0 < listing_id < 2**63 else None
    if found is None:
        raise NotFound("guidance.no_listing", N_("This enterprise is not on the list of the area (any more)."))
    return found


def running_listings(top: Organisation, employer_ids: Iterable[int]) -> dict[int, AreaEmployer]:
    """Return the running entries of an area's list by employer, locked."""
    rows = AreaEmployer.objects.filter(station=top, employer_id__in=list(employer_ids), to_on__isnull=True)
    return {row.employer_id: row for row in rows.select_for_update(of=("self",)).order_by("pk")}


def listing_shown(top: Organisation, listing_id: int) -> AreaEmployer:
    """Return one running entry of an area's list, for the page that ends it."""
    rows = AreaEmployer.objects.filter(station=top, to_on__isnull=True).select_related("employer")
    found = rows.filter(pk=listing_id).first() if 0 < listing_id < 2**63 else None
    if found is None:
        raise NotFound("guidance.no_listing", N_("This enterprise is not on the list of the area (any more)."))
    return found


def first_place(actor: Actor) -> Organisation:
    """Return where a reader's figures begin: the only station in reach, else the highest organisation."""
    own = list(stations(actor).filter(closed_on__isnull=True)[:2])
    found = own[0] if len(own) == 1 else organisations(actor, READ).first()
    if found is None:
        raise NotFound("guidance.no_place", N_("No organisation stands within your reach."))
    return found


def station_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of stations; names of stations are public."""
    rows = Organisation.objects.filter(code__in=set(codes), kind=GUIDANCE_STATION)
    return dict(rows.order_by().values_list("code", "name"))
