"""``./unionhall doctor``: what is wrong with this installation, and how to mend it."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from unionhall.base import clock
from unionhall.cli.health import examine
from unionhall.cli.terminal import TerminalCommand


class Command(TerminalCommand):
    """One line for each check, with its mend below it where something is wrong; then exit status 1."""

    help = "Say what is wrong with this installation and how to mend it."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--json``."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Examine and print."""
        lines = examine(clock.now())
        if options["json"]:
            self.stdout.write(json.dumps({"checks": [asdict(line) for line in lines]}, ensure_ascii=False))
        else:
            for line in lines:
                self.stdout.write(f"{'✗' if line.mend else '✓'} {line.what}: {line.saw}")
                if line.mend:
                    self.stdout.write(f"    → {line.mend}")
        if any(line.mend for line in lines):
            sys.exit(1)
