"""What every test shares: marks by what a test touches, the browser, and an end without leftovers."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest_plugins = ("world_database",)

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server", "django_db_setup"}
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_PATHS = ("/usr/bin/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
NO_CHROMIUM = "no Chromium found: install it (Debian: apt-get install chromium) or set CHROMIUM to its path"


def chromium_path() -> str:
    """Return the browser's path: CHROMIUM when set, else what the machine has; empty when there is none."""
    named = os.environ.get("CHROMIUM", "")
    if named:
        return named if Path(named).exists() else ""
    found = [shutil.which(name) for name in CHROMIUM_NAMES] + [path for path in CHROMIUM_PATHS if Path(path).exists()]
    return next((path for path in found if path), "")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the browser (tests marked ``browser`` only; they are skipped where there is none)."""
    return chromium_path()


def _touches_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or bool(
        DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    )


def _only_in_the_other_run(item: pytest.Item, database: str) -> bool:
    """Tell whether this run leaves ``item`` to the other: see docs/testing.md for what runs on which database."""
    browser = item.get_closest_marker("browser")
    if item.get_closest_marker("sqlite") is not None:
        return database != "sqlite"
    if database == "sqlite":
        return item.get_closest_marker("postgres") is not None
    return item.get_closest_marker("database") is None or (browser is not None and not browser.kwargs.get("both"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark database tests; on PostgreSQL keep only those, on SQLite leave out what only PostgreSQL has."""
    database = os.environ.get("UNIONHALL_TEST_DB", "sqlite")
    kept, left = [], []
    for item in items:
        if _touches_database(item):
            item.add_marker(pytest.mark.database)
        (left if _only_in_the_other_run(item, database) else kept).append(item)
    if left:
        config.hook.pytest_deselected(items=left)
    # What takes minutes begins first, in turns at the head of each worker's half; who is done early helps the other.
    long = [item for item in kept if item.get_closest_marker("long") is not None]
    rest = [item for item in kept if item.get_closest_marker("long") is None]
    half = len(rest) // 2
    items[:] = [*long[::2], *rest[:half], *long[1::2], *rest[half:]]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a browser story by name where there is no Chromium; with UNIONHALL_REQUIRE_BROWSER=1 fail it."""
    if item.get_closest_marker("browser") is None or chromium_path():
        return
    if os.environ.get("UNIONHALL_REQUIRE_BROWSER") == "1":
        pytest.fail(NO_CHROMIUM, pytrace=False)
    pytest.skip(NO_CHROMIUM)


@pytest.fixture(scope="session", autouse=True)
def _append_only_tables() -> None:
    """Transactional tests may empty append-only tables at their end."""
    from append_only_tables import flush_past_triggers  # noqa: PLC0415 - only after pytest-django has set Django up

    flush_past_triggers()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Every test starts in the source language, whatever the one before switched to."""
    from django.utils import translation  # noqa: PLC0415 - only after pytest-django has chosen the settings

    with translation.override("en"):
        yield


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the run's folder; xdist's workers leave that to the process that started them."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.get("UNIONHALL_TEST_FOLDER", ""), ignore_errors=True)
