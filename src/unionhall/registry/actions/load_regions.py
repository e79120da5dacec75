"""Load the table of regions that ships with the product."""

import csv
import gzip
from datetime import datetime
from importlib.resources import files

from django.db import connection, transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.registry.models import Region
from unionhall.registry.queries.regions import all_region_rows

SOURCE = "data/regions.csv.gz"
GRANT = "registry.load_regions"
INSERT = (  # the module's own table; through the ORM it takes five times as long
    "INSERT INTO registry_region (code, name, level, parent_code, valid_from, valid_to, successor_code)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s)"
)


@transaction.atomic
def load_regions(*, actor: Actor, now: datetime) -> int:
    """Make the table equal to the shipped file; return how many rows were added or taken away (0: it was equal)."""
    require(actor, GRANT)
    # Gather
    wanted = _shipped()
    held = all_region_rows()
    # Decide
    gone = [pk for values, pk in held.items() if values not in wanted]
    new = sorted(wanted - held.keys())
    # Record
    for batch in batches(gone):
        Region.objects.filter(pk__in=batch).delete()
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, [(*values[:4], values[4] or None, values[5] or None, values[6]) for values in new])
    if gone or new:
        audit.record(
            actor=actor,
            verb=GRANT,
            subject="regions",
            scope_path="",
            now=now,
            facts={"added": len(new), "removed": len(gone)},
        )
    return len(gone) + len(new)


def _shipped() -> set[tuple[str, ...]]:
    packed = files("unionhall.registry").joinpath(SOURCE).read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    return {tuple(values) for values in csv.reader(lines[1:])}
