"""The test bed itself: which database, which home."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from unionhall.base.models import Account


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_asked_for() -> None:
    expected = {"sqlite": "sqlite", "pg": "postgresql"}[os.environ["UNIONHALL_TEST_DB"]]
    assert connection.vendor == expected
    assert not Account.objects.exists()


def test_the_home_is_a_temporary_one_of_this_process() -> None:
    assert Path(settings.HOME).parent == Path(os.environ["UNIONHALL_TEST_FOLDER"])
    assert Path(settings.HOME) / "keys" in Path(settings.HOME).iterdir()
