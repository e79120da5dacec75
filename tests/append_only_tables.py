"""Lets transactional tests empty append-only tables: their triggers refuse it, so they are away meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.test import TransactionTestCase

from unionhall.base.append_only import append_only_tables, create_sql, drop_sql


@contextmanager
def without_triggers() -> Iterator[None]:
    """Drop the append-only triggers for the block."""
    tables = append_only_tables(connection)
    _run(drop_sql, tables)
    try:
        yield
    finally:
        _run(create_sql, tables)


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
