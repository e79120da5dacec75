"""Asks on the terminal for the first administrator of an empty installation."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from unionhall.base import clock
from unionhall.base.actions.create_account import create_account
from unionhall.base.actions.grant_role import grant_role
from unionhall.base.rules.roles import ADMINISTRATOR
from unionhall.cli.queries import has_administrator
from unionhall.cli.terminal import TerminalCommand
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Refused
from unionhall.ui.words import say


class Command(TerminalCommand):
    """Create the account that every other account comes from; refuses once there is an administrator."""

    help = "Create the first administrator: asks for a name and a password on the terminal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the names as options, for an unattended set-up; the password only from the terminal or its pipe."""
        parser.add_argument("--username", default="")
        parser.add_argument("--display-name", default="")
        parser.add_argument("--unless-there-is-one", action="store_true", help="Say nothing if there is one already.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask until the rules for accounts accept the answers; nothing is kept of a refused one."""
        if has_administrator():
            if options["unless_there_is_one"]:
                return
            raise CommandError(_("There is an administrator already; they can give the role to others under Settings."))
        asked = not (options["username"] and options["display_name"])
        while True:
            username = options["username"] or self._ask(_("User name of the administrator: "))
            display_name = options["display_name"] or self._ask(_("Their name: "))
            password = self._ask_password()
            try:
                self._create(username, display_name, password)
            except Refused as refused:
                if not asked or not sys.stdin.isatty():
                    raise CommandError(say(refused.sentence)) from None
                self.stderr.write(say(refused.sentence))
                continue
            self.stdout.write(_("{username} can log in now.").format(username=username))
            return

    @transaction.atomic
    def _create(self, username: str, display_name: str, password: str) -> None:
        now = clock.now()
        actor = system_actor("set-up", door="command")
        account_id = create_account(
            actor=actor, username=username, display_name=display_name, password=password, scope_path="", now=now
        )
        grant_role(
            actor=actor,
            account_id=account_id,
            role=ADMINISTRATOR,
            scope_path="",
            subtree=True,
            from_on=clock.today(now),
            to_on=None,
            reason="First administrator, made at set-up.",
            now=now,
        )

    def _ask(self, question: str) -> str:
        self.stdout.write(question, ending="")
        self.stdout.flush()
        answer = sys.stdin.readline()
        if not answer:
            raise CommandError(_("Nobody answers on the terminal. Run this where somebody can type."))
        return answer.strip()

    def _ask_password(self) -> str:
        if not sys.stdin.isatty():
            return self._ask(_("Password: "))
        while True:
            first = getpass.getpass(_("Password: "))
            if first == getpass.getpass(_("Once more: ")):
                return first
            self.stderr.write(_("The two are not the same."))
