"""Sums every measure over the tree, for all inner organisations at once."""

from datetime import datetime

import polars as pl
from django.db import connection, transaction

from unionhall.base.authority import require
from unionhall.indicators.models import Recount, Total
from unionhall.indicators.queries.rollups import NAMES, node_sums
from unionhall.indicators.rules.measures import subtree_sums
from unionhall.kernel.actors import Actor

_COLUMNS = ", ".join(("path", *NAMES))


@transaction.atomic
def recompute_totals(*, actor: Actor, now: datetime) -> int:
    """Replace the totals of all inner organisations by the sums of the measures; return how many they are."""
    require(actor, "indicators.recompute")
    # Gather
    _begin()
    nodes = node_sums()
    # Decide
    totals = subtree_sums(nodes)
    # Record
    Total.objects.all().delete()
    _write(totals)
    Recount.objects.create(at=now, as_of=now.date(), inner=totals.height)
    return totals.height


def _begin() -> None:
    """Let no fold run beside this one (SQLite has one writer anyway); readers are not held up."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE indicators_total IN SHARE ROW EXCLUSIVE MODE")
            # The parents of a million organisations fit; with the usual 4 MB they would be sorted on disk.
            cursor.execute("SET LOCAL work_mem = '64MB'")


def _write(totals: pl.DataFrame) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY indicators_total ({_COLUMNS}) FROM STDIN") as copy:
                copy.write(totals.write_csv(include_header=False, separator="\t"))  # paths and numbers: no escapes
            return
        marks = ", ".join(["%s"] * (len(NAMES) + 1))
        cursor.executemany(f"INSERT INTO indicators_total ({_COLUMNS}) VALUES ({marks})", totals.rows())  # noqa: S608
