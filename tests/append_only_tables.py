"""Lets transactional tests empty append-only tables: their triggers refuse it, so they are away meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.test import TransactionTestCase

from unionhall.base.append_only import append_only_tables, create_sql, drop_sql


@contextmanager
def without_triggers() -> Iterator[None]:
    """Drop the triggers that refuse to remove rows for the block."""
    tables = append_only_tables(connection)
    locks = _deletion_locks()
    _run(drop_sql, tables)
    with connection.cursor() as cursor:
        for name in locks:
            cursor.execute(f'DROP TRIGGER "{name}"')
    try:
        yield
    finally:
        _run(create_sql, tables)
        with connection.cursor() as cursor:
            for statement in locks.values():
                cursor.execute(statement)


def _deletion_locks() -> dict[str, str]:
    """Return the locks against removal with their statements; PostgreSQL truncates and never fires them."""
    if connection.vendor == "postgresql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB '*_locked_delete*'")
        return dict(cursor.fetchall())


def flush_past_triggers() -> None:
    """Make the flush after each transactional test work."""
    original = TransactionTestCase._fixture_teardown

    def teardown(self: Any) -> None:
        with without_triggers():
            original(self)

    if not getattr(original, "past_triggers", False):
        teardown.past_triggers = True
        TransactionTestCase._fixture_teardown = teardown


def _run(statements_of: Any, tables: list[str]) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            for statement in statements_of(connection.vendor, table):
                cursor.execute(statement)
