"""Administrative regions: public data, the same for everybody; a code is read with the day it is meant for."""

from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery

from unionhall.base.authority import scoped
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Region, ServedRegion
from unionhall.registry.queries.organisations import organisation


def regions(on: date | None = None) -> QuerySet[Region]:
    """Return the regions valid on a day (all periods when none is given), in the order of their codes."""
    rows = Region.objects.order_by("code", "valid_from")
    if on is None:
        return rows
    return rows.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on), Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    )


def region(code: str, on: date) -> Region:
    """Return the region that bore a code on a day."""
    found = regions(on).filter(code=code).first()
    if found is None:
        raise NotFound("registry.no_region", N_("There was no region {code} on {day}."), code=code, day=on.isoformat())
    return found


def history(code: str) -> QuerySet[Region]:
    """Return every period of a code."""
    return regions().filter(code=code)


def codes_valid(codes: Iterable[str], on: date) -> set[str]:
    """Return which of the codes were valid on a day."""
    return {
        code
        for batch in batches(sorted(set(codes)))
        for code in regions(on).filter(code__in=batch).values_list("code", flat=True)
    }


def lineage(code: str, on: date) -> list[Region]:
    """Return province, prefecture, county … down to the region itself, as far as they are on file."""
    above = [code[:length] + "0" * (6 - length) for length in (2, 4) if len(code) >= 6]
    wanted = {*above, code[:6], code[:9], code}
    return sorted(regions(on).filter(code__in=wanted), key=lambda row: row.level)


def served(station_ids: Iterable[int], *, on: date) -> QuerySet[ServedRegion]:
    """Return what stations serve on a day."""
    return ServedRegion.objects.filter(
        Q(to_on__isnull=True) | Q(to_on__gte=on), station_id__in=list(station_ids), from_on__lte=on
    ).order_by("station_id", "region_code")


def served_regions(actor: Actor, station_code: str, *, on: date) -> list[str]:
    """Return the codes of the regions that a station within reach serves on a day."""
    station = organisation(actor, station_code)
    return list(served([station.pk], on=on).values_list("region_code", flat=True))


def served_rows(actor: Actor, today: date) -> QuerySet[ServedRegion]:
    """Return what stations within reach serve or served, with station and the region's name of today."""
    named = regions(today).filter(code=OuterRef("region_code")).order_by("-valid_from")
    rows: QuerySet[ServedRegion] = ServedRegion.objects.select_related("station").annotate(
        region_name=Subquery(named.values("name")[:1])
    )
    return scoped(rows, actor, "registry.read_organisations")


def open_services(actor: Actor, ids: Iterable[int], grant: str) -> dict[str, dict[int, str]]:
    """Return the codes of regions by row and by station, of those rows within reach that are still served."""
    found: dict[str, dict[int, str]] = {}
    for batch in batches(sorted(set(ids))):
        rows = scoped(ServedRegion.objects.filter(pk__in=batch, to_on__isnull=True), actor, grant).order_by("pk")
        for pk, station, code in rows.values_list("pk", "station__code", "region_code"):
            found.setdefault(station, {})[pk] = code
    return found


def region_names(codes: Iterable[str], on: date) -> dict[str, str]:
    """Return the names of the codes that are valid on a day."""
    return {
        code: name
        for batch in batches(sorted(set(codes)))
        for code, name in regions(on).filter(code__in=batch).values_list("code", "name")
    }


def all_region_rows() -> dict[tuple[str, ...], int]:
    """Return the ids of all rows by their values as text, for the action that loads the shipped table.

    Plain SQL: forty-eight thousand rows through the ORM take ten times as long.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code, name, level, parent_code, valid_from, valid_to, successor_code, id FROM registry_region"
        )
        return {
            (code, name, str(level), parent, str(valid_from or ""), str(valid_to or ""), successor): pk
            for code, name, level, parent, valid_from, valid_to, successor, pk in cursor.fetchall()
        }
