"""Roll-up of eight measures over an organisation tree of a million unions, on SQLite and PostgreSQL.

What is measured, each time in a new process that has its own connection:

* ``seconds``: the product's ``recompute_totals`` from opening the connection to the commit: the tree and the measures
  are read, every inner organisation is summed and written. The slower database gives the headline.
* ``process_seconds``: the same process from its start to its end, interpreter and imports of the product included.
* ``contestant_seconds``: one recursive query over the same tree as an adjacency list, same database, same results
  (a digest over every inner organisation is compared), run in turn with ours: every ratio is of one round.
* ``town_ms``: the sums of one town, read as a page reads them, and recounted row by row over its subtree; the plans of
  both may not hold a scan.
* ``move_seconds``: a county moves to another city, all rows with it; the totals are right again after a recount.
"""

import hashlib
import random
import statistics
import time
from collections.abc import Iterator
from typing import Any

from both_databases import main, migrated_home, on_both, play

NAME = "rollup"
SUMMARY = "Sums eight measures over a tree of organisations, cold, against a recursive query (SQLite and PostgreSQL)."
ROWS = 1_000_000
ROUNDS = 3
SEED = 20240318
LEVELS = (31, 340, 2_850, 40_000)  # provinces, cities, counties, towns; the rest are unions
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def tree(rows: int) -> tuple[list[str], list[int]]:
    """Return the paths of ``rows`` organisations, parents first, and for each the index of its parent (-1: root)."""
    chance = random.Random(SEED)
    paths, parents, children = ["0001"], [-1], [0]
    above = range(1)
    for size in (*LEVELS, rows):
        wanted = min(size, rows - len(paths))
        begin = len(paths)
        for index in range(wanted):
            parent = above[index % len(above)] if index < len(above) else chance.choice(above)
            children[parent] += 1
            paths.append(paths[parent] + _step(children[parent]))
            parents.append(parent)
            children.append(0)
        above = range(begin, len(paths))
        if len(paths) >= rows:
            break
    return paths, parents


def _step(number: int) -> str:
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, 36)
        letters = LETTERS[rest] + letters
    return letters


def measures(count: int) -> Iterator[tuple[int, ...]]:
    """Yield eight measures for each organisation."""
    chance = random.Random(SEED + 1)
    for _ in range(count):
        bits = chance.getrandbits(72)
        yield tuple((bits >> (9 * place)) & 511 for place in range(8))


def digest(rows: list[tuple[object, ...]]) -> str:
    """Return a digest of (path, eight sums) rows in path order."""
    lines = "\n".join(":".join(map(str, row)) for row in sorted(rows))
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


# In the child: one task per process.


def child_build(rows: int) -> dict[str, object]:
    """Fill the product's tables, ids in no order, and the contestant's adjacency list beside them."""
    from django.db import connection, transaction  # noqa: PLC0415

    from unionhall.indicators.queries.rollups import NAMES  # noqa: PLC0415

    paths, parents = tree(rows)
    order = list(range(len(paths)))
    random.Random(SEED + 2).shuffle(order)
    values = list(measures(len(paths)))
    columns = ", ".join(NAMES)
    inner = set(parents)
    with transaction.atomic(), connection.cursor() as cursor:
        kept = "UNLOGGED" if connection.vendor == "postgresql" else ""
        sums = ", ".join(f"{name} integer NOT NULL" for name in NAMES)
        cursor.execute(f"CREATE {kept} TABLE bench_node (id integer PRIMARY KEY, parent_id integer, {sums})")
        rows = ((paths[i], i not in inner, *values[i]) for i in order)
        _fill(cursor, "indicators_measure", f"path, leaf, {columns}", rows)
        _fill(cursor, "bench_node", f"id, parent_id, {columns}", ((i, _parent(parents, i), *values[i]) for i in order))
        cursor.execute("CREATE INDEX bench_node_parent ON bench_node (parent_id)")
        organisations = (
            (path, len(path) // 4, 0, f"B{i}", f"B{i}", _kind(path, i in inner), *_BLANK, False, False, 1)
            for i, path in enumerate(paths)
        )
        _fill(cursor, "registry_organisation", _ORGANISATION, organisations)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE indicators_measure, bench_node, registry_organisation")
    else:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return {"inner": len(inner - {-1})}


_ORGANISATION = (
    "path, depth, numchild, code, name, kind, short_name, name_index, uscc, region_code, address, "
    "provincial_park, is_demo, version"
)
_BLANK = ("", "", "", "", "")


def _kind(path: str, inner: bool) -> str:
    kinds = ("national", "provincial", "city", "county", "town")
    return f"{kinds[min(len(path) // 4, 5) - 1]}_federation" if inner else "single_union"


def _parent(parents: list[int], index: int) -> int | None:
    return parents[index] if index else None


def _fill(cursor, table: str, columns: str, rows: Iterator[tuple[object, ...]]) -> None:  # noqa: ANN001 - either driver
    if hasattr(cursor, "copy"):
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join(["%s"] * len(columns.split(",")))
    cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def child_cold(_rows: int) -> dict[str, object]:
    """Recompute all totals with the product's own action, as its job does."""
    from unionhall.base import clock  # noqa: PLC0415
    from unionhall.indicators.actions.recompute_totals import recompute_totals  # noqa: PLC0415
    from unionhall.kernel.actors import system_actor  # noqa: PLC0415

    begin = time.perf_counter()
    inner = recompute_totals(actor=system_actor("indicators"), now=clock.now())
    return {"seconds": time.perf_counter() - begin, "inner": inner}


def child_digest(_rows: int) -> dict[str, object]:
    """Digest what the product wrote."""
    from unionhall.indicators.models import Total  # noqa: PLC0415
    from unionhall.indicators.queries.rollups import NAMES  # noqa: PLC0415

    return {"checksum": digest(list(Total.objects.values_list("path", *NAMES)))}


def child_contestant(rows: int) -> dict[str, object]:
    """Sum every inner node by one recursive query over the adjacency list and write the sums to a table."""
    from django.db import connection, transaction  # noqa: PLC0415

    from unionhall.indicators.queries.rollups import NAMES  # noqa: PLC0415

    sums = ", ".join(f"SUM(node.{name}) AS {name}" for name in NAMES)
    statement = (
        "WITH RECURSIVE up (id, ancestor) AS ("
        "SELECT id, id FROM bench_node UNION ALL "
        "SELECT up.id, node.parent_id FROM up JOIN bench_node AS node ON node.id = up.ancestor "
        "WHERE node.parent_id IS NOT NULL) "
        f"SELECT up.ancestor, {sums} FROM up JOIN bench_node AS node ON node.id = up.id "
        "WHERE up.ancestor IN (SELECT parent_id FROM bench_node) GROUP BY up.ancestor"
    )
    begin = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_total")
        cursor.execute(f"CREATE TABLE bench_total AS {statement}")
    seconds = time.perf_counter() - begin
    paths, _ = tree(rows)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM bench_total")
        found = [(paths[row[0]], *(int(value) for value in row[1:])) for row in cursor.fetchall()]
    return {"seconds": seconds, "checksum": digest(found)}


def child_town(rows: int) -> dict[str, object]:
    """Read towns as a page does and recount them row by row; look at the plans."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from unionhall.indicators.queries.rollups import rolled_up, subtree_measures  # noqa: PLC0415
    from unionhall.indicators.queries.scopes import Scope  # noqa: PLC0415
    from unionhall.kernel.actors import system_actor  # noqa: PLC0415

    actor = system_actor("indicators")
    towns = [path for path in tree(rows)[0] if len(path) == 20]
    drawn = random.Random(SEED + 3).sample(towns, min(200, len(towns)))
    scopes = [Scope(path, "", "", "town_federation", 5, is_demo=False) for path in drawn]
    read, recounted = [], []
    for scope in scopes:
        begin = time.perf_counter()
        answer = rolled_up(actor, [scope])[0].sums
        middle = time.perf_counter()
        again = subtree_measures(scope.path)
        recounted.append(time.perf_counter() - middle)
        read.append(middle - begin)
        assert answer == again, scope.path
    with CaptureQueriesContext(connection) as captured:
        rolled_up(actor, scopes[:1])
        subtree_measures(scopes[0].path)
    plans = [_plan(connection, query["sql"]) for query in captured.captured_queries]
    scan = "SCAN" if connection.vendor == "sqlite" else "Seq Scan"
    assert not any(scan in line for plan in plans for line in plan), plans
    return {
        "read_ms": round(statistics.median(read) * 1000, 3),
        "recounted_ms": round(statistics.median(recounted) * 1000, 3),
    }


def _plan(connection, sql: str) -> list[str]:  # noqa: ANN001
    with connection.cursor() as cursor:
        cursor.execute(("EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN ") + sql)
        return [str(row[-1]) for row in cursor.fetchall()]


def child_move(rows: int) -> dict[str, object]:
    """Move a county with all its rows to another city, in one transaction, and back again."""
    from django.db import connection, transaction  # noqa: PLC0415

    from unionhall.base import clock  # noqa: PLC0415
    from unionhall.base.actions.move_scope import move_scope  # noqa: PLC0415
    from unionhall.indicators.actions.recompute_totals import recompute_totals  # noqa: PLC0415
    from unionhall.indicators.queries.rollups import subtree_measures  # noqa: PLC0415
    from unionhall.kernel.actors import system_actor  # noqa: PLC0415

    actor, now = system_actor("indicators"), clock.now()
    paths = tree(rows)[0]
    county = next(path for path in paths if len(path) == 16)
    city = next(path for path in reversed(paths) if len(path) == 12)
    new = city + "ZZZZ"
    before, sums = subtree_measures(county), subtree_measures(city)
    begin = time.perf_counter()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE registry_organisation SET path = %s || substr(path, %s) WHERE path >= %s AND path < %s",
                (new, len(county) + 1, county, county + "~"),
            )
        moved = move_scope(actor=actor, old_path=county, new_path=new, now=now)
    seconds = time.perf_counter() - begin
    recompute_totals(actor=actor, now=now)
    assert subtree_measures(new) == before
    assert subtree_measures(city) == {name: sums[name] + before[name] for name in sums}
    return {"seconds": seconds, "rows": moved}


# In the parent.


def _spread(values: list[float]) -> dict[str, float]:
    return {"min": round(min(values), 3), "median": round(statistics.median(values), 3)}


def measure(rows: int, url: str) -> dict[str, Any]:
    """Measure one database."""
    with migrated_home(NAME, url) as environment:
        play(__file__, "build", rows, environment)
        play(__file__, "cold", rows, environment)  # warms the page cache and compiles the modules
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(play(__file__, "cold", rows, environment))
            theirs.append(play(__file__, "contestant", rows, environment))
        checksum = str(play(__file__, "digest", rows, environment)["checksum"])
        assert {str(one["checksum"]) for one in theirs} == {checksum}, "the two do not agree"
        town = play(__file__, "town", rows, environment)
        move = play(__file__, "move", rows, environment)
    own, other = [float(str(one["seconds"])) for one in ours], [float(str(one["seconds"])) for one in theirs]
    ratios = [slow / fast for fast, slow in zip(own, other, strict=True)]
    return {
        "seconds": _spread(own),
        "process_seconds": _spread([float(str(one["process_seconds"])) for one in ours]),
        "contestant_seconds": _spread(other),
        "ratio": {"min": round(min(ratios), 1), "median": round(statistics.median(ratios), 1)},
        "town_ms": {"read": town["read_ms"], "recounted": town["recounted_ms"]},
        "move_seconds": round(float(str(move["seconds"])), 3),
        "moved_rows": move["rows"],
        "inner": ours[0]["inner"],
        "peak_mib": max(float(str(one["peak_mib"])) for one in ours),
        "checksum": checksum,
    }


def run(rows: int | None = None) -> dict[str, object]:
    """Run the bench on both databases."""
    rows = rows or ROWS
    databases, checksum = on_both(measure, rows)
    slowest = max(databases.values(), key=lambda one: one["seconds"]["median"])  # type: ignore[index]
    return {
        "bench": NAME,
        "rows": rows,
        "seconds": slowest["seconds"],
        "rows_per_s": round(rows / slowest["seconds"]["median"]),  # type: ignore[index]
        "peak_mib": max(float(str(one["peak_mib"])) for one in databases.values()),
        "checksum": checksum,
        "databases": databases,
    }


if __name__ == "__main__":
    main(
        run,
        {
            "build": child_build,
            "cold": child_cold,
            "contestant": child_contestant,
            "digest": child_digest,
            "move": child_move,
            "town": child_town,
        },
    )
