"""Many rows into one table at once: ``executemany`` on SQLite, COPY on PostgreSQL. For a module's own tables."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, cast

from django.db import connection
from django.db.models import Field, Model

_CHUNK = 5000  # Django keeps what it peeked at until a call ends


def insert_rows(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows whose values are already as the database takes them, inside the caller's transaction.

    ``fields`` are names of the model's fields; every field left out must have a default in the database or allow NULL.
    """
    assert connection.in_atomic_block, "many rows belong into one transaction"
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    columns = ", ".join(quote(str(cast("Field[Any, Any]", model._meta.get_field(name)).column)) for name in fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(fields))
        statement = " ".join(("INSERT INTO", table, f"({columns})", "VALUES", f"({marks})"))
        left = iter(rows)
        while chunk := list(islice(left, _CHUNK)):
            cursor.executemany(statement, chunk)
