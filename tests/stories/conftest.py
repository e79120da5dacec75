"""The twins in a database of their own: built once a process, used inside transactions that are undone."""

from collections.abc import Iterator
from typing import Any

import pytest

from stories.twins import build
from stories.visits import People
from world_database import connected_to, empty_copy


@pytest.fixture(scope="session")
def twins_name(django_db_setup: None, django_db_blocker: Any) -> tuple[str, People]:
    """Build the twins and log everybody in; return the database's name and the people."""
    with django_db_blocker.unblock():
        name = empty_copy("twins")
        with connected_to(name):
            people = People(build())
            people.log_in()
    return name, people


@pytest.fixture
def people(db: None, twins_name: tuple[str, People], django_db_blocker: Any) -> Iterator[People]:
    """Let the test visit the twins."""
    name, found = twins_name
    with django_db_blocker.unblock(), connected_to(name):
        yield found
