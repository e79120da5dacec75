"""``./unionhall manage build_world``: builds the demo world into an empty database."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from unionhall.base import clock
from unionhall.kernel.actors import system_actor
from unionhall.kernel.text import Sentence
from unionhall.registry.queries.organisations import organisations
from unionhall.ui.words import say
from unionhall.world.build import build_world


class Command(BaseCommand):
    """Refuses when the database already holds organisations."""

    help = "Build the demo world into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        """Build and say how long it took."""
        if organisations(system_actor("world", door="command")).exists():
            raise CommandError("This database already holds organisations; the demo world needs an empty one.")
        started = time.monotonic()
        build_world(now=clock.now(), tell=self._tell)
        self.stdout.write(f"world built in {time.monotonic() - started:.1f} s")

    def _tell(self, sentence: Sentence) -> None:
        self.stdout.write("  " + say(sentence))
