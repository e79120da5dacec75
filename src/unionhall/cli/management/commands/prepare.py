"""Everything a start needs, in one process: loading Django five times would take longer than the work."""

import hashlib
import json
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import transaction
from django.utils.translation import gettext as _

from unionhall.cli.catalogues import compile_stale
from unionhall.cli.queries import holds_nothing
from unionhall.cli.terminal import TerminalCommand

# Their pages are off; packing their megabytes would take longer than everything else.
UNUSED_STATIC = ["ninja", "treebeard", "stamp.txt"]
STATIC_STAMP = "static.txt"
DEMO_MARK = "demo-world"
DEMO_ACCOUNTS = "demo-accounts.json"


class Command(TerminalCommand):
    """Compile translations, migrate, collect static files, build the demo world in an empty database."""

    help = "Bring the installation to what the source says; ./unionhall run calls this when something changed."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--empty``."""
        parser.add_argument("--empty", action="store_true", help="Build no demo world.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the steps in order; a line for the person begins with a tab."""
        compile_stale()
        self._say(_("Database …"))
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        self._collect_static()
        if not options["empty"]:
            self._build_world()
        if (settings.HOME / DEMO_MARK).exists():
            self._note_demo_accounts()

    def _collect_static(self) -> None:
        """Collect, hash and pack the files of the pages, unless that was done for exactly these."""
        stamp, digest = settings.HOME / STATIC_STAMP, _digest_of_static()
        if stamp.exists() and stamp.read_text(encoding="ascii") == digest and settings.STATIC_ROOT.exists():
            return
        self._say(_("Files of the pages …"))
        stamp.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=UNUSED_STATIC)
        stamp.write_text(digest, encoding="ascii")

    def _build_world(self) -> None:
        if "build_world" not in get_commands() or not holds_nothing():
            return
        self._say(_("The demo world (its people and enterprises are invented) …"))
        with transaction.atomic():  # a start that is stopped here leaves an empty database, not half a world
            call_command("build_world")
        (settings.HOME / DEMO_MARK).write_text(_("This home holds the invented demo world.") + "\n", encoding="utf-8")

    def _note_demo_accounts(self) -> None:
        """Keep the list of demo accounts beside the database, so that a later start need not load Django for it."""
        if "demo_accounts" not in get_commands():
            return
        printed = StringIO()
        call_command("demo_accounts", "--json", stdout=printed)
        Path(settings.HOME / DEMO_ACCOUNTS).write_text(
            json.dumps(json.loads(printed.getvalue()), ensure_ascii=False, indent=1), encoding="utf-8"
        )

    def _say(self, sentence: str) -> None:
        self.stdout.write("\t" + sentence)
        self.stdout.flush()


def _digest_of_static() -> str:
    """Return one digest over the names and contents of all files that would be collected."""
    total = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(UNUSED_STATIC):
            total.update(name.encode())
            with storage.open(name) as content:
                total.update(hashlib.file_digest(content, "sha256").digest())
    return total.hexdigest()
