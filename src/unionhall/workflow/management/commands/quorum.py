"""``manage quorum``: how many must be present and how many must agree, from the rule profiles; no database."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.kernel.errors import Refusal
from unionhall.kernel.text import N_
from unionhall.ui.words import say
from unionhall.workflow.queries.profiles import profile_named
from unionhall.workflow.rules.quorums import KINDS, quorum

MOST = 100_000_000


class Command(BaseCommand):
    """Prints ``{"quorum", "votes_needed"}`` as JSON; what nobody has verified is said on the error output."""

    help = "Print the quorum and the votes needed for a congress or an election as JSON."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the profile, the kind and the number of those who are entitled."""
        parser.add_argument("--profile", required=True, help="CN, SH, ZJ, HN, SD, CQ, BJ …")
        parser.add_argument("--kind", required=True, choices=sorted(KINDS))
        parser.add_argument("--n", required=True, type=int, help="all delegates, or all who are due to come")

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer."""
        count = options["n"]
        if not 0 < count <= MOST:
            raise CommandError(gettext(N_("--n is a number of people, from 1 to {most}.")).format(most=MOST))
        try:
            found = quorum(profile_named(options["profile"], clock.today()), options["kind"], count)
        except Refusal as refusal:
            raise CommandError(say(refusal.sentence)) from refusal
        self.stdout.write(json.dumps({"quorum": found.quorum, "votes_needed": found.votes_needed}))
        for number in found.unverified:
            words = gettext(N_("Not verified against the official text: {key} ({source}, article {article})."))
            self.stderr.write(words.format(key=number.key, source=number.source, article=number.article or "?"))
