"""Reads the measures and their sums over the tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl
from django.db import connection

from unionhall.base.authority import within
from unionhall.base.fields import AFTER_ANY_PATH
from unionhall.indicators.models import Change, Recount
from unionhall.indicators.queries.scopes import Scope, children_of
from unionhall.indicators.rules.measures import MEASURES
from unionhall.kernel.actors import Actor

NAMES = tuple(MEASURES)
_COLUMNS = ", ".join(NAMES)


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The sums of one organisation and everything below it, as the last fold or recount left them."""

    path: str
    code: str
    name: str
    sums: dict[str, int]


def node_sums() -> pl.DataFrame:
    """Return a row for each node in path order: ``path``, ``rows`` (how many were added up), and every measure.

    A node's own measures and those of its leaves are in its row, those of its other children in theirs. One pass;
    SQLite reads the index in order of nodes, PostgreSQL hashes in parallel. Unscoped: the recount of the whole tree is
    the only caller.
    """
    sums = ", ".join(f"SUM({name})" for name in NAMES)
    # Names of our own columns only; there are no values in this statement.
    statement = f"SELECT node, COUNT(*), {sums} FROM indicators_measure GROUP BY node"  # noqa: S608
    schema = {"path": pl.String, "rows": pl.Int64, **dict.fromkeys(NAMES, pl.Int64)}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # As text and by columns: a Python object a value would cost as much as the sums. A path has no escapes.
            with cursor.copy(f"COPY ({statement}) TO STDOUT") as copy:
                told = b"".join(bytes(part) for part in copy)
            found = pl.read_csv(told, has_header=False, separator="\t", schema=schema) if told else None
        else:
            cursor.execute(statement)
            found = pl.DataFrame(cursor.fetchall(), schema=schema, orient="row")
    if found is None:
        return pl.DataFrame(schema=schema)
    return found.filter(pl.col("path").fill_null("") != "").sort("path")  # a root that is a leaf has no parent


def rolled_up(actor: Actor, scopes: Sequence[Scope]) -> list[RolledUp]:
    """Return the sums of some scopes that were fetched for ``actor``: one statement however many they are."""
    paths = [scope.path for scope in scopes]
    marks = ", ".join(["%s"] * len(paths))
    # One statement by the primary keys of both tables; the totals come last and win. Names of our own only.
    statement = " UNION ALL ".join(
        f"SELECT {rank} AS rank, path, {_COLUMNS} FROM {table} WHERE path IN ({marks})"  # noqa: S608
        for rank, table in enumerate(("indicators_measure", "indicators_total"))
    )
    sums: dict[str, tuple[int, ...]] = {}
    if paths:
        with connection.cursor() as cursor:
            cursor.execute(f"{statement} ORDER BY 1", [*paths, *paths])
            sums = {row[1]: row[2:] for row in cursor.fetchall()}
    nothing = (0,) * len(NAMES)
    return [
        RolledUp(scope.path, scope.code, scope.name, dict(zip(NAMES, sums.get(scope.path, nothing), strict=True)))
        for scope in scopes
    ]


def waiting_changes(scope: Scope) -> int:
    """Return how many organisations of the scope changed since the last fold."""
    return Change.objects.filter(within(scope.path, field="path")).values("path").distinct().count()


def rolled_up_children(actor: Actor, scope: Scope) -> list[RolledUp]:
    """Return the sums of the federations right below ``scope``."""
    children = [Scope(child.path, child.code, child.name, "", scope.depth + 1, False) for child in children_of(scope)]
    return rolled_up(actor, children)


def subtree_measures(path: str) -> dict[str, int]:
    """Sum the measures of one subtree row by row, without the totals: the check that they are right."""
    sums = ", ".join(f"COALESCE(SUM({name}), 0)" for name in NAMES)
    statement = f"SELECT {sums} FROM indicators_measure WHERE path >= %s AND path < %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [path, path + AFTER_ANY_PATH])
        return {name: int(value) for name, value in zip(NAMES, cursor.fetchone(), strict=True)}


def last_recount() -> datetime | None:
    """Return when the whole tree was recounted last."""
    return Recount.objects.order_by("-at").values_list("at", flat=True).first()
