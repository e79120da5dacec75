"""Triggers that refuse to change or remove rows of a table, on SQLite and PostgreSQL; used by migrations."""

from typing import Any

_FUNCTION = """
CREATE OR REPLACE FUNCTION unionhall_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only table %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


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
