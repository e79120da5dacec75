"""``manage import_roster FILE --org CODE``: judge a roster and, without ``--dry-run``, let its good rows in."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Refusal
from unionhall.registry.actions.commit_batch import commit_batch
from unionhall.registry.actions.lay_rows import SLICE, lay_rows
from unionhall.registry.actions.stage_roster import stage_roster
from unionhall.registry.actions.upload_roster import upload_roster
from unionhall.registry.queries.rosters import read_uploaded
from unionhall.registry.rules.roster.reading import Roster, as_document, read_roster
from unionhall.registry.rules.roster.reasons import REASONS
from unionhall.ui.words import say


class Command(BaseCommand):
    """With ``--dry-run`` it needs neither a database nor an organisation that exists."""

    help = "Judge a roster of members (xlsx, xls, csv) and let its good rows in; --dry-run only judges."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("file", help="the workbook")
        parser.add_argument("--org", required=True, metavar="CODE", help="code of the union whose members it lists")
        parser.add_argument("--dry-run", action="store_true", help="only judge; no database is touched")
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="judge ages by this day")
        parser.add_argument("--sheet", default="", help="name of the sheet, when the found one is not meant")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it; every refusal is one sentence."""
        try:
            content = Path(options["file"]).read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from None
        try:
            if options["dry_run"]:
                roster = read_roster(content, as_of=options["as_of"] or clock.today(), sheet=options["sheet"])
                document = as_document(roster)
                self._print(document if options["json"] else None, _table(roster))
            else:
                counts = self._import(content, options)
                lines = [f"{name}: {count}" for name, count in counts.items()]
                self._print(counts if options["json"] else None, lines)
        except Refusal as refusal:
            raise CommandError(say(refusal.sentence)) from None

    def _import(self, content: bytes, options: dict[str, Any]) -> dict[str, int]:
        actor, now = system_actor("command", door="command"), clock.now()
        name = Path(options["file"]).name
        batch = upload_roster(actor=actor, union_code=options["org"], content=content, file_name=name, now=now)
        roster = read_uploaded(actor, batch)
        for start in roster.slices(SLICE):
            lay_rows(actor=actor, batch_id=batch, roster=roster, start=start)
        counts = stage_roster(actor=actor, batch_id=batch, laid=roster, now=now)
        return {"batch": batch, **counts, **commit_batch(actor=actor, batch_id=batch, wave=1, now=now)}

    def _print(self, document: object, lines: list[str]) -> None:
        if document is not None:
            self.stdout.write(json.dumps(document, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(lines))


def _table(roster: Roster) -> list[str]:
    """Say what was found, then every row that is held or refused."""
    counts = roster.judged.counts()
    lines = [f"{roster.sheet or '-'}: {roster.layout.header_row}", " ".join(f"{k}={v}" for k, v in counts.items())]
    rows = roster.judged.frame["row"].to_list()
    for index, found in sorted(roster.judged.findings.by_index.items()):
        codes = [code for code in dict.fromkeys(code for code, _ in found) if REASONS[code].severity]
        said = [gettext(REASONS[code].sentence) for code in codes]
        if said:
            lines.append(f"{rows[index]}: " + " ".join(said))
    return lines
