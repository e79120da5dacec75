"""The database's part of a backup: a consistent copy while others write, and its way back."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

SQLITE = "database.sqlite3"
TABLES = "tables"
CHUNK = 1 << 16
# Rebuilt by itself; nothing in it is worth keeping.
LEFT_OUT = frozenset({"base_cache"})


class Unfit(Exception):
    """The copy does not fit this installation; the text is for the person."""


def applied_migrations() -> dict[str, list[str]]:
    """Return the applied migrations of each app, in their order."""
    found: dict[str, list[str]] = {}
    rows = MigrationRecorder.Migration.objects.order_by("id").values_list("app", "name")
    for app, name in rows:
        found.setdefault(app, []).append(name)
    return found


def row_counts() -> dict[str, int]:
    """Return the number of rows of every table."""
    with connection.cursor() as cursor:
        return {table: _count(cursor, table) for table in _tables()}


def take(folder: Path) -> dict[str, Any]:
    """Copy the database into ``folder`` as of one moment; return what the copy holds."""
    if connection.vendor == "sqlite":
        return _take_sqlite(folder)
    return _take_postgresql(folder)


def bring_back(folder: Path, held: dict[str, Any]) -> None:
    """Fill this installation's empty database with the copy."""
    if held["database"] != connection.vendor:
        raise Unfit(f"{held['database']} != {connection.vendor}")
    if connection.vendor == "sqlite":
        _bring_back_sqlite(folder)
    else:
        _bring_back_postgresql(folder, held)


def broken_references() -> list[str]:
    """Return rows that point nowhere, and whatever else the database itself finds wrong."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            connection.check_constraints()
            return []
        cursor.execute("PRAGMA foreign_key_check")
        found = [f"{table} row {row} -> {parent}" for table, row, parent, _ in cursor.fetchmany(20)]
        cursor.execute("PRAGMA integrity_check(20)")
        return found + [str(answer) for (answer,) in cursor.fetchall() if answer != "ok"]


def _tables() -> list[str]:
    return sorted(set(connection.introspection.table_names()) - LEFT_OUT)


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
    return int(cursor.fetchone()[0])


def _take_sqlite(folder: Path) -> dict[str, Any]:
    """Use SQLite's own online backup: one read transaction, writers go on."""
    target = folder / SQLITE
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        tables = [name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        ours = [name for name in _tables() if name in tables]
        rows = {table: copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in ours}
        applied: dict[str, list[str]] = {}
        for app, name in copy.execute("SELECT app, name FROM django_migrations ORDER BY id"):
            applied.setdefault(app, []).append(name)
    return {"database": "sqlite", "rows": rows, "migrations": applied}


def _bring_back_sqlite(folder: Path) -> None:
    name = Path(connection.settings_dict["NAME"])
    connection.close()
    for suffix in ("", "-wal", "-shm"):
        name.with_name(name.name + suffix).unlink(missing_ok=True)
    (folder / SQLITE).replace(name)


@contextmanager
def _one_moment() -> Iterator[Any]:
    """Open a cursor on which every statement sees the same state."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield cursor


def _take_postgresql(folder: Path) -> dict[str, Any]:
    """Copy every table out within one repeatable-read transaction; needs no program of the server's."""
    (folder / TABLES).mkdir()
    rows, columns = {}, {}
    with _one_moment() as cursor:
        applied = applied_migrations()
        for table in _tables():
            names = _columns(cursor, table)
            columns[table] = names
            rows[table] = _count(cursor, table)
            with (folder / TABLES / table).open("wb") as target, cursor.copy(_copy(table, names, "TO STDOUT")) as data:
                for chunk in data:
                    target.write(chunk)
    return {"database": "postgresql", "rows": rows, "migrations": applied, "columns": columns}


def _columns(cursor: Any, table: str) -> list[str]:
    """Return the columns that can be written (a generated one is computed again)."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() "
        "AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return [name for (name,) in cursor.fetchall()]


def _copy(table: str, columns: Iterable[str], direction: str) -> str:
    quote = connection.ops.quote_name
    return f"COPY {quote(table)} ({', '.join(map(quote, columns))}) {direction}"


def _bring_back_postgresql(folder: Path, held: dict[str, Any]) -> None:
    """Make the tables as they were, fill them with the triggers of ours asleep, then migrate to today's."""
    for app, names in held["migrations"].items():
        call_command("migrate", app, names[-1], interactive=False, verbosity=0)
    with transaction.atomic(), connection.cursor() as cursor:
        quote = connection.ops.quote_name
        tables = [table for table in held["columns"] if table in set(_tables())]
        for table in tables:
            cursor.execute(f"ALTER TABLE {quote(table)} DISABLE TRIGGER USER")
        cursor.execute(f"TRUNCATE {', '.join(map(quote, tables))}")
        for table in tables:
            fill = _copy(table, held["columns"][table], "FROM STDIN")
            with (folder / TABLES / table).open("rb") as source, cursor.copy(fill) as data:
                while chunk := source.read(CHUNK):
                    data.write(chunk)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {quote(table)} ENABLE TRIGGER USER")
            _continue_numbers(cursor, table, held["columns"][table])


def _continue_numbers(cursor: Any, table: str, columns: Iterable[str]) -> None:
    """Let each identity column go on after the highest number that came back."""
    quote = connection.ops.quote_name
    for column in columns:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [quote(table), column])
        (sequence,) = cursor.fetchone()
        if sequence:
            cursor.execute(
                f"SELECT setval(%s, coalesce(max({quote(column)}), 1), max({quote(column)}) IS NOT NULL) "
                f"FROM {quote(table)}",
                [sequence],
            )


def read_held(folder: Path) -> dict[str, Any]:
    """Read what ``take`` noted."""
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return found
