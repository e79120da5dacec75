"""Django's settings for tests: the product's own, in a temporary home, on the database ``UNIONHALL_TEST_DB`` names.

``UNIONHALL_TEST_DB`` is ``sqlite`` (the default) or ``pg``; for ``pg`` a server is started unless
``UNIONHALL_TEST_PG_URL`` names one that runs.
"""

import os
import tempfile
from pathlib import Path

from postgres_for_tests import start_in_background

KEPT = ("UNIONHALL_TEST_", "UNIONHALL_REQUIRE_")


def _prepare_environment() -> None:
    """Forget the developer's installation; make this process a home of its own inside the run's folder."""
    for name in [name for name in os.environ if name.startswith("UNIONHALL_") and not name.startswith(KEPT)]:
        del os.environ[name]
    if os.environ.setdefault("UNIONHALL_TEST_DB", "sqlite") == "pg":
        if not os.environ.get("UNIONHALL_TEST_PG_URL"):
            os.environ["UNIONHALL_TEST_PG_URL"] = start_in_background()
        os.environ["UNIONHALL_DATABASE_URL"] = os.environ["UNIONHALL_TEST_PG_URL"]
    # The run's folder is made by the first process (tests/conftest.py removes it); xdist's workers share it.
    run = os.environ.setdefault("UNIONHALL_TEST_FOLDER", "") or tempfile.mkdtemp(prefix="unionhall-test-")
    os.environ["UNIONHALL_TEST_FOLDER"] = run
    os.environ["UNIONHALL_HOME"] = tempfile.mkdtemp(prefix="home-", dir=run)


_prepare_environment()

from unionhall.cli.catalogues import compile_stale  # noqa: E402
from unionhall.config.settings import *  # noqa: E402, F403
from unionhall.config.settings import DATABASES, HOME, STORAGES  # noqa: E402

if os.environ["UNIONHALL_TEST_DB"] == "sqlite":
    # A file, as in production (write-ahead log, several connections); xdist adds its suffix to the name.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(HOME) / "test.sqlite3")}
    options = DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=NORMAL", "synchronous=OFF")
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0

SMS_WORKS = ACCOUNT_LOGIN_BY_CODE_ENABLED = True  # every page of the log-in is there to be tested
SECOND_FACTOR_REQUIRED = False  # tests log officers in by force; those of the second step turn it on
PASSWORD_HASHERS = ["cheap_hasher.CheapArgon2"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# No manifest: tests need no collected and hashed files.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

if "PYTEST_XDIST_WORKER" not in os.environ:
    compile_stale()  # the workers find what the first process compiled
