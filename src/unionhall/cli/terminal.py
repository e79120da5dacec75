"""Commands speak the language of the terminal they run in."""

import os
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation


def terminal_language() -> str:
    """Return the language of the terminal, by the variables that gettext looks at."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh-hans" if value.startswith("zh") else "en"
    return "en"


class TerminalCommand(BaseCommand):
    """A command whose sentences come in the terminal's language."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run with that language active."""
        with translation.override(terminal_language()):
            return super().execute(*args, **options)
