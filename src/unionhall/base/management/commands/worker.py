"""``manage worker``: does the background work until it is stopped."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from unionhall.base import clock
from unionhall.base.actions.anchor_audit import anchor_audit
from unionhall.base.jobs.worker import WorkerProcess, work_once
from unionhall.kernel.actors import system_actor


class Command(BaseCommand):
    """Run jobs, the clock and the outbox. SIGTERM lets work end, then gives back what is left."""

    help = "Does the background work: jobs, schedules, events, webhooks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what is due now and stop.")
        parser.add_argument("--runners", type=int, default=2, help="How many jobs at once (default 2).")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        if options["once"]:
            steps = work_once()
            self.stdout.write(f"{steps} steps done.")
            return
        WorkerProcess(runners=max(1, min(16, options["runners"])), before=_anchor, after=_anchor).run()


def _anchor() -> None:
    """Anchor at start and stop, for an office PC that is never on at night."""
    anchor_audit(actor=system_actor("base", door="command"), now=clock.now())
