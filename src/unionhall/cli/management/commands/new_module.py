"""``./unionhall new-module NAME``: lays out a module's rooms and wires them in."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from unionhall.cli.layouts import NameRefused, changes_of, check_name, files_of, floor_changes_of
from unionhall.cli.terminal import TerminalCommand


class Command(TerminalCommand):
    """Write the new files and change the three that name every module; the house tests pass afterwards."""

    help = "Lay out a new module: rooms, grants, addresses, tests, contracts."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name."""
        parser.add_argument("name", help="A lower-case noun, e.g. training.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check everything first, then write."""
        root, name = Path(settings.REPOSITORY_ROOT), options["name"]
        try:
            check_name(name, root)
        except NameRefused as refused:
            sentences = {
                "form": _("{name} cannot be a module: take a noun in lower-case letters.").format(name=name),
                "taken": _("There is a module {name} already.").format(name=name),
            }
            raise CommandError(sentences[str(refused)]) from None
        changed = self._changed(root, name)
        for path, text in {**changed, **files_of(name)}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
            self.stdout.write(path)
        self.stdout.write(
            _("Next: say in __init__.py what it owns, name its nouns in docs/glossary.md, then ./unionhall test --fast")
        )

    def _changed(self, root: Path, name: str) -> dict[str, str]:
        changes = changes_of(name)
        if f"({name})" not in (root / ".importlinter").read_text(encoding="utf-8"):
            changes += floor_changes_of(name)
        texts: dict[str, str] = {}
        for path, stands, shall_stand in changes:
            text = texts.get(path) or (root / path).read_text(encoding="utf-8")
            if text.count(stands) != 1:
                raise CommandError(_("{path} has changed its shape; wire the module in by hand.").format(path=path))
            texts[path] = text.replace(stands, shall_stand)
        return texts
