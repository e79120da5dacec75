"""``./unionhall page``: builds the world in a fresh temporary database and recomputes every figure of the page."""

import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from unionhall.base import clock
from unionhall.kernel.actors import system_actor
from unionhall.world.build import build_world
from unionhall.world.page import Result, plain, recompute
from unionhall.world.recomputing import Records


class Command(BaseCommand):
    """Exits 1 when a computed figure disagrees with the page."""

    help = "Recompute every figure of the newspaper page from records."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--json``; ``--here`` is for the process that works in the temporary home."""
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--here", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Recompute in a process whose home is a temporary folder, so that no real database is touched."""
        if not options["here"]:
            sys.exit(_elsewhere(as_json=options["json"]))
        call_command("migrate", verbosity=0)
        now = clock.now()
        build_world(now=now)
        results = recompute(Records(actor=system_actor("page", door="command"), today=clock.today(now)))
        if options["json"]:
            self.stdout.write(json.dumps({"figures": [one.as_json() for one in results]}, ensure_ascii=False, indent=1))
        else:
            self._table(results)
        if any(one.agrees is False for one in results):
            sys.exit(1)

    def _table(self, results: list[Result]) -> None:
        for one in results:
            mark = {True: "agrees", False: "DISAGREES", None: "not built"}[one.agrees]
            shown = "—" if one.computed is None else plain(one.computed)
            figure = one.figure
            self.stdout.write(
                f"{mark:10} {figure.id:18} {figure.op:5} {plain(figure.value)!s:24} {shown!s:12} {figure.what}"
            )
            if one.query:
                self.stdout.write(f"{'':10} {one.query}")
        agreed = sum(one.agrees is True for one in results)
        wrong = sum(one.agrees is False for one in results)
        open_ = sum(one.agrees is None for one in results)
        self.stdout.write(f"{agreed} agree, {wrong} disagree, {open_} belong to modules not built yet")


def _elsewhere(*, as_json: bool) -> int:
    """Run this command in a temporary home with a database of its own."""
    with tempfile.TemporaryDirectory(prefix="unionhall-page-") as home:
        environment = {**os.environ, "UNIONHALL_HOME": home, "UNIONHALL_DATABASE_URL": "", "UNIONHALL_DEMO": "1"}
        manage = str(settings.REPOSITORY_ROOT / "manage.py")
        command = [sys.executable, manage, "page", "--here", *(["--json"] if as_json else [])]
        return subprocess.run(command, env=environment, check=False).returncode
