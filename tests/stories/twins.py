"""Two cities with towns exactly alike: whatever has a page or a route stands once in each of them.

What belongs to one zone carries its word and its tag, its ids lie in a range of its own and its counts occur nowhere
else, so that a single byte of one in an answer for another can be named.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import connection, models

from stories.needles import Gathering, Needles
from stories.twin_desk import fill_desk
from stories.twin_people import fill_people, make_account
from stories.twin_procedures import fill_procedures
from stories.twin_stations import fill_stations
from unionhall.base import clock
from unionhall.base.fields import ScopePathField
from unionhall.base.models import DeliveryState, OutboxDelivery
from unionhall.indicators.actions.recompute_totals import recompute_totals
from unionhall.indicators.actions.refresh_measures import refresh_measures
from unionhall.indicators.actions.take_snapshot import take_snapshot
from unionhall.kernel.actors import system_actor
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.models import Organisation
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewOrganisation

SYSTEM = system_actor("twins", door="command")
ROOM = 400_000  # ids of one zone


@dataclass(slots=True)
class Zone:
    """One place with one of everything. ``at`` holds what its routes are asked with, by name."""

    tag: str
    word: str
    pinyin: str
    first_id: int
    region: str
    members: int
    headcount: int
    at: dict[str, Any] = field(default_factory=dict)
    said: Gathering = field(default_factory=Gathering)

    def name(self, rest: str) -> str:
        return self.word + rest

    def code(self, rest: str = "") -> str:
        return self.tag + rest

    @property
    def serial(self) -> int:
        """Return a number that no other zone shares, for invented papers and phones."""
        return self.first_id // 100_000

    def needles(self) -> Needles:
        return self.said.needles()


def plans() -> dict[str, Zone]:
    """Return the zones by name, still empty."""
    return {
        "home": Zone("DTOWN", "东屯", "dongtun", 5_000_000, "210782", 3, 317),
        "east": Zone("DTMATE", "东邻座", "donglinzuo", 5_500_000, "210702", 29, 331),
        "near": Zone("LFNEAR", "毗邻坊", "pilinfang", 6_000_000, "210703", 113, 3187),
        "west": Zone("XLWEST", "西岭", "xiling", 7_000_000, "220104", 137, 4241),
        "far": Zone("YSFAR", "远山", "yuanshan", 8_000_000, "230108", 211, 5323),
    }


def build() -> dict[str, Zone]:
    """Build both cities and return the zones with what they hold."""
    zones = plans()
    now = clock.now()
    home, east, near, west, far = zones.values()
    with _ids_of(home):
        _heads(home, "1", "甲")
        _town(home, "COUNTY1")
        _union(home, home.code())
        fill_people(home, now)
        _head_accounts(home, "1", now)
        _keep_figures(home, home.at["path"], now)
    with _ids_of(east):
        # The same town: what the worker's own record does not show him.
        _same_town(east, home)
        fill_people(east, now)
        fill_desk(east, now)
        fill_stations(east, now)
        fill_procedures(east, now)
        _keep_figures(east, east.at["town_path"], now)
    with _ids_of(near):
        _union(near, home.code())
        near.at["town"], near.at["town_path"] = home.at["town"], home.at["town_path"]
        _shared_heads(near, home)
        for name in ("park_officer", "park_officer_assignment", "auditor"):
            near.at[name] = east.at[name]
        fill_people(near, now)
        near.at["station"] = home.at["station"]
        fill_desk(near, now)
        fill_stations(near, now)
        fill_procedures(near, now)
        _keep_figures(near, near.at["path"], now)
    with _ids_of(west):
        _town(west, "COUNTY1")
        _union(west, west.code())
        _shared_heads(west, home)
        fill_people(west, now)
        fill_desk(west, now)
        fill_stations(west, now)
        fill_procedures(west, now)
        _keep_figures(west, west.at["town_path"], now)
    with _ids_of(far):
        _heads(far, "2", "远山")
        _town(far, "COUNTY2")
        _union(far, far.code())
        _head_accounts(far, "2", now)
        fill_people(far, now)
        fill_desk(far, now)
        fill_stations(far, now)
        fill_procedures(far, now)
        _keep_figures(far, far.at["town_path"], now)
    with _ids_of(far, 1_000_000):  # what is counted now and what a visit makes belongs to nobody
        recompute_totals(actor=SYSTEM, now=now)
        refresh_measures(actor=SYSTEM, as_of=clock.today(now), now=now)
    for zone in zones.values():
        _remember(zone, tuple(zones.values()))
    return zones


def _found(parent: str, *rows: NewOrganisation) -> None:
    found_organisations(actor=SYSTEM, parent_code=parent, rows=rows, now=clock.now())


def _path(code: str) -> str:
    return str(Organisation.objects.get(code=code).path)


def _heads(zone: Zone, number: str, word: str) -> None:
    city, county = f"CITY{number}", f"COUNTY{number}"
    _found(
        "",
        NewOrganisation(code=city, name=f"{word}市总工会", kind=kinds.CITY_FEDERATION, founded_on=date(1980, 1, 1)),
        NewOrganisation(code=county, name=f"{word}县总工会", kind=kinds.COUNTY_FEDERATION, parent_code=city),
    )
    zone.at |= {"city": city, "county": county, "city_path": _path(city), "county_path": _path(county)}


def _head_accounts(zone: Zone, number: str, now: Any) -> None:
    """Open the log-ins of county and city, which both towns of a city share."""
    for role, where in (
        ("city_officer", "city_path"),
        ("county_officer", "county_path"),
        ("administrator", "city_path"),
    ):
        zone.at[role] = make_account(zone, f"{role}{number}", role, zone.at[where], now)


def _shared_heads(zone: Zone, home: Zone) -> None:
    for name in ("city", "county", "city_path", "county_path", "city_officer", "county_officer", "administrator"):
        zone.at[name] = home.at[name]


def _town(zone: Zone, county: str) -> None:
    town = zone.code()
    _found(
        county,
        NewOrganisation(
            code=town,
            name=zone.name("镇总工会"),
            kind=kinds.TOWN_FEDERATION,
            founded_on=date(2001, 5, 1),
            address=zone.name("镇大街一号"),
        ),
        NewOrganisation(
            code=zone.code("-STATION"), name=zone.name("指导站"), kind=kinds.GUIDANCE_STATION, parent_code=town
        ),
    )
    zone.at |= {"town": town, "town_path": _path(town), "station": zone.code("-STATION")}


def _union(zone: Zone, town: str) -> None:
    union = zone.code("-U1")
    _found(
        town,
        NewOrganisation(
            code=union,
            name=zone.name("一厂工会"),
            short_name=zone.name("厂"),
            kind=kinds.SINGLE_UNION,
            founded_on=date(2012, 5, 1),
        ),
        NewOrganisation(code=zone.code("-B1"), name=zone.name("一分会"), kind=kinds.BRANCH, parent_code=union),
    )
    zone.at |= {"code": union, "path": _path(union), "branch": zone.code("-B1")}


def _same_town(east: Zone, home: Zone) -> None:
    _shared_heads(east, home)
    for name in ("town", "town_path", "code", "path", "branch", "station"):
        east.at[name] = home.at[name]


@contextmanager
def _ids_of(zone: Zone, beyond: int = 0) -> Iterator[None]:
    """Let every table count from the zone's first id (``beyond``: after those given before)."""
    first = zone.first_id + beyond
    for table in _tables_with_ids():
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [first, table])
                if not cursor.rowcount:
                    cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, first])
            else:
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, first])
    yield
    # Thousands of members were announced; who listens to them has tests of their own.
    OutboxDelivery.objects.filter(state=DeliveryState.WAITING).update(state=DeliveryState.DONE)


def _tables_with_ids() -> list[str]:
    return [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and isinstance(model._meta.pk, models.AutoField) and model._meta.pk.column == "id"
    ]


def _keep_figures(zone: Zone, path: str, now: datetime) -> None:
    """Keep the figures of yesterday as they stand when the zone is built."""
    today = clock.today(now)
    day = today - timedelta(days=1)
    take_snapshot(actor=SYSTEM, scope_path=path, as_of=day, now=now, today=today)
    zone.at["yesterday"] = day.isoformat()


def _remember(zone: Zone, zones: tuple[Zone, ...]) -> None:
    """Gather the zone's needles: its word, tag and pinyin, its ids, paths and what its rows say about people."""
    inside = range(zone.first_id, zone.first_id + ROOM)
    zone.said.parts |= {zone.word, zone.tag, zone.pinyin}
    for model in apps.get_models(include_auto_created=True):
        key = model._meta.pk
        if model._meta.managed and isinstance(key, models.AutoField):
            rows = model._base_manager.filter(pk__gte=inside.start, pk__lt=inside.stop)
            zone.said.add_words(rows.values_list("pk", flat=True))
            _remember_columns(zone, model, rows)
    zone.said.add_words(
        path
        for path in Organisation.objects.filter(pk__gte=inside.start, pk__lt=inside.stop).values_list("path", flat=True)
        if len(path) >= 12
    )
    zone.said.words -= {str(other.at[name]) for other in zones for name in ("town_path",) if other is not zone}
    zone.said.add_words(_counts(zone, {other.tag: other for other in zones}))


def _counts(zone: Zone, by_tag: dict[str, Zone]) -> set[int]:
    """Return how many the zone has, and the sums that only a count over the fence could print."""
    order = ("DTOWN", "DTMATE", "LFNEAR", "XLWEST", "YSFAR")
    if zone.tag in order[:2]:
        return set()
    before = [by_tag[tag] for tag in order[: order.index(zone.tag)]]
    members, headcount = sum(one.members for one in before), sum(one.headcount for one in before)
    return {
        zone.members,
        zone.members + members,
        zone.headcount,
        2 * zone.headcount,
        zone.headcount + headcount,
        2 * (zone.headcount + headcount),
    }


_TELLING = ("id_tail", "phone_tail", "uscc", "member_number", "digest", "prefix", "username", "secret_hash")


def _remember_columns(zone: Zone, model: type[models.Model], rows: Any) -> None:
    for column in model._meta.concrete_fields:
        if column.name in _TELLING and not isinstance(column, ScopePathField):
            zone.said.add_words(value for value in rows.values_list(column.name, flat=True) if value)
