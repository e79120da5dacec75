"""Triggers that refuse to change or remove rows of a table, on SQLite and PostgreSQL; used by migrations.

``protect`` makes a whole table append-only; ``lock`` refuses changes of named columns, and removal, while a condition
on the old row holds.
"""

from typing import Any

_FUNCTION = """
CREATE OR REPLACE FUNCTION unionhall_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only table %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


_LOCK_FUNCTION = """
CREATE OR REPLACE FUNCTION unionhall_locked_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'locked row in %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def lock_sql(vendor: str, table: str, name: str, event: str, condition: str) -> list[str]:
    """Return the statements of one lock: ``event`` is DELETE or UPDATE OF some columns, ``condition`` speaks of OLD."""
    head = f'CREATE TRIGGER "{table}_locked_{name}" BEFORE {event} ON "{table}" FOR EACH ROW WHEN ({condition})'
    if vendor == "postgresql":
        return [_LOCK_FUNCTION, f"{head} EXECUTE FUNCTION unionhall_locked_row()"]
    return [f"{head} BEGIN SELECT RAISE(ABORT, 'locked row in {table}'); END"]


def lock(schema_editor: Any, table: str, locks: tuple[tuple[str, str, str], ...]) -> None:
    """Create the triggers of ``(name, event, condition)`` (forward half of a migration)."""
    for name, event, condition in locks:
        for statement in lock_sql(schema_editor.connection.vendor, table, name, event, condition):
            schema_editor.execute(statement, params=None)


def unlock(schema_editor: Any, table: str, locks: tuple[tuple[str, str, str], ...]) -> None:
    """Drop them (backward half of a migration)."""
    on = f' ON "{table}"' if schema_editor.connection.vendor == "postgresql" else ""
    for name, _, _ in locks:
        schema_editor.execute(f'DROP TRIGGER IF EXISTS "{table}_locked_{name}"{on}', params=None)


def create_sql(vendor: str, table: str) -> list[str]:
    """Return the statements that make ``table`` append-only."""
    if vendor == "postgresql":
        call = "EXECUTE FUNCTION unionhall_append_only()"
        rows = f'CREATE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW {call}'
        whole = f'CREATE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT {call}'
        return [_FUNCTION, rows, whole]
    return [
        f'CREATE TRIGGER "{table}_no_{verb.lower()}" BEFORE {verb} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, 'append-only table {table}'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def drop_sql(vendor: str, table: str) -> list[str]:
    """Return the statements that make it an ordinary table again."""
    if vendor == "postgresql":
        names = (f"{table}_append_only", f"{table}_no_truncate")
        return [f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"' for name in names]
    return [f'DROP TRIGGER IF EXISTS "{table}_no_{verb}"' for verb in ("update", "delete")]


def protect(schema_editor: Any, tables: tuple[str, ...]) -> None:
    """Create the triggers (forward half of a migration)."""
    for table in tables:
        for statement in create_sql(schema_editor.connection.vendor, table):
            schema_editor.execute(statement, params=None)


def unprotect(schema_editor: Any, tables: tuple[str, ...]) -> None:
    """Drop the triggers (backward half of a migration)."""
    for table in tables:
        for statement in drop_sql(schema_editor.connection.vendor, table):
            schema_editor.execute(statement, params=None)


def append_only_tables(connection: Any) -> list[str]:
    """Return the tables that carry our triggers."""
    question = (
        "SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE t.tgname = c.relname || '_append_only'"
        if connection.vendor == "postgresql"
        else "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = tbl_name || '_no_delete'"
    )
    with connection.cursor() as cursor:
        cursor.execute(question)
        return sorted(row[0] for row in cursor.fetchall())
