"""``./unionhall manage demo_accounts``: the demo world's log-ins and what each may do."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from unionhall.world.accounts import ACCOUNTS, PASSWORD


class Command(BaseCommand):
    """Prints them for people, or with ``--json`` for the launcher."""

    help = "List the demo world's log-ins."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--json``."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line an account."""
        if options["json"]:
            rows = [{"username": one.username, "password": PASSWORD, "may": gettext(one.may)} for one in ACCOUNTS]
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for one in ACCOUNTS:
            self.stdout.write(f"{one.username:10} {PASSWORD:18} {gettext(one.may)}")
