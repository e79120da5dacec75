"""The demo world in a database of its own beside the test database: built once a process, used inside transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction

from unionhall.base import clock
from unionhall.world.build import build_world


def empty_copy(suffix: str = "world") -> str:
    """Copy the migrated, empty test database and return the copy's name."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        copy = name.removesuffix(".sqlite3") + f"-{suffix}.sqlite3"
        Path(copy).unlink(missing_ok=True)
        connection.ensure_connection()
        # SQLite copies itself: to read the file past it would end this process's lock on it, and the next process
        # that closes it would take the log away under our hands.
        with closing(sqlite3.connect(copy)) as target:
            connection.connection.backup(target)
        return copy
    copy = f"{name}_{suffix}"
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{copy}"')
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    return copy


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Let the default alias mean the database ``name`` for a while."""
    before = connections["default"]
    other = connections.create_connection("default")
    other.settings_dict = {**before.settings_dict, "NAME": name}
    connections["default"] = other
    try:
        yield
    finally:
        other.close()
        connections["default"] = before


@pytest.fixture(scope="session")
def world_name(django_db_setup: None, django_db_blocker: Any) -> str:
    """Return the name of a database that holds the demo world as it was built."""
    with django_db_blocker.unblock():
        name = empty_copy()
        with connected_to(name):
            build_world(now=clock.now())
    return name


@pytest.fixture
def world(world_name: str, django_db_blocker: Any) -> Iterator[None]:
    """Let the test work in the demo world; what it changes is rolled back."""
    with django_db_blocker.unblock(), connected_to(world_name), transaction.atomic():
        yield
        transaction.set_rollback(True)
