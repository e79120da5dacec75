"""``manage audit_verify``: finds every change to the audit trail."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from unionhall.base.queries.audit import audit_trail, verify
from unionhall.kernel.actors import system_actor


class Command(BaseCommand):
    """Check the audit trail; exit status 1 when something is wrong."""

    help = "Checks the audit trail: names changed, removed and inserted rows and missing last rows."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print the findings as JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and say."""
        actor = system_actor("audit", door="command")
        findings = verify(actor)
        if options["json"]:
            rows = [
                {
                    "kind": finding.kind,
                    "shard": finding.shard,
                    "sequence": finding.sequence,
                    "id": finding.record_id,
                    "sentence": finding.sentence.plain(),
                }
                for finding in findings
            ]
            self.stdout.write(json.dumps({"findings": rows}, ensure_ascii=False))
        else:
            for finding in findings:
                self.stdout.write(f"{finding.kind}: {finding.sentence.plain()}")
            number = audit_trail(actor).count()
            wrong = f"{len(findings)} findings" if findings else "nothing is wrong"
            self.stdout.write(f"{number} audit rows checked: {wrong}.")
        if findings:
            sys.exit(1)
