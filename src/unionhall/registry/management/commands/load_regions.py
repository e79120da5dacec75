"""Loads the table of regions that ships with the product; safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand

from unionhall.base import clock
from unionhall.kernel.actors import system_actor
from unionhall.registry.actions.load_regions import load_regions


class Command(BaseCommand):
    """Makes the table equal to the shipped file."""

    help = "Load the table of regions that ships with the product."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = load_regions(actor=system_actor("registry", door="command"), now=clock.now())
        self.stdout.write(f"{changed} rows of regions changed")
