"""Settings for a process that a test starts: the test's own database and home."""

import os
import shutil
from pathlib import Path

from settings_for_tests import *  # noqa: F403
from settings_for_tests import DATABASES, HOME
from unionhall.base import keys

DATABASES["default"]["NAME"] = os.environ["UNIONHALL_TEST_DATABASE"]
_parent = Path(os.environ["UNIONHALL_TEST_PARENT_HOME"])
shutil.copytree(_parent / "keys", Path(HOME) / "keys", dirs_exist_ok=True)
keys.ensure_anchor_key(HOME)
