"""Keeps the translations: ``manage messages`` brings the catalogues up to date, ``--check`` judges them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from unionhall.cli.catalogues import compile_stale
from unionhall.cli.extraction import PACKAGE, clashes, faults, update


class Command(BaseCommand):
    """Collect the words of all modules into their catalogues, or check that every word is translated."""

    help = "Bring the translation catalogues up to date; with --check only judge them."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when a word is not translated")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        for path, missing in update().items():
            if missing:
                self.stdout.write(f"{path.relative_to(PACKAGE)}: {missing} to translate")
        compile_stale()

    def _check(self) -> None:
        for clash in clashes():
            self.stdout.write(f"To mind: {clash}")
        found = faults()
        for fault in found:
            self.stderr.write(str(fault))
        if found:
            raise CommandError(f"{len(found)} entries to mend; run: ./unionhall manage messages")
        self.stdout.write("Every word is translated.")
