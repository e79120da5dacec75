"""``./unionhall manage describe``: writes the reference pages that follow from the code."""

from typing import Any

from django.conf import settings

from unionhall.cli.descriptions import documents
from unionhall.cli.terminal import TerminalCommand


class Command(TerminalCommand):
    """Write settings, grants, events and commands into ``docs/``."""

    help = "Write the reference pages of settings, grants, events and commands."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write each page that differs."""
        for name, text in documents().items():
            path = settings.REPOSITORY_ROOT / "docs" / name
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
                self.stdout.write(f"docs/{name}")
