"""Lets transactional tests empty append-only tables: the triggers that refuse it are away meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.test import TransactionTestCase

from unionhall.base.append_only import append_only_tables, create_sql, drop_sql


@contextmanager
def without_triggers() -> Iterator[None]:
    """Take the triggers that refuse away for the block; they come back as they were."""
    if connection.vendor == "postgresql":
        tables = append_only_tables(connection)
        away = [statement for table in tables for statement in drop_sql("postgresql", table)]
        back = [statement for table in tables for statement in create_sql("postgresql", table)]
    else:
        kept = _refusing()
        away, back = [f'DROP TRIGGER "{name}"' for name in kept], list(kept.values())
    _run(away)
    try:
        yield
    finally:
        _run(back)


def _refusing() -> dict[str, str]:
    """Return SQLite's triggers that refuse, with their statements; PostgreSQL truncates and fires only our own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND "
            "(name GLOB '*_no_update' OR name GLOB '*_no_delete' OR name GLOB '*_locked_delete*')"
        )
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


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
