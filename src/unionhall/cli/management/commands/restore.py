"""``./unionhall restore FILE``: brings a backup into an empty home and proves that it is whole."""

import tempfile
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.translation import gettext as _

from unionhall.base.queries.audit import verify
from unionhall.cli import snapshots
from unionhall.cli.archives import BadArchive, place, unpack
from unionhall.cli.terminal import TerminalCommand
from unionhall.kernel.actors import system_actor
from unionhall.ui.words import say


class Command(TerminalCommand):
    """Unpack, place, migrate to today's tables, then check rows, references, digests and the audit chain."""

    help = "Bring a backup back into an empty home, and check it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse anything but an empty home; whatever fails says what and leaves the archive as it was."""
        home, source = Path(settings.HOME), options["file"]
        if not source.is_file():
            raise CommandError(_("There is no file {file}.").format(file=source))
        self._refuse_used_home(home)
        with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as name:
            folder = Path(name)
            try:
                manifest = unpack(source, folder)
            except BadArchive as error:
                raise CommandError(
                    _(
                        "{file} is no backup of unionhall, or it was cut off or changed ({what}). Take another copy."
                    ).format(file=source, what=error)
                ) from None
            self._refuse_other_version(manifest)
            snapshots.bring_back(folder, manifest)
            place(folder, home, Path(settings.ANCHOR_FOLDER))
        self._check_rows(manifest)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        self._check_references_and_audit(manifest)
        moment = timezone.localtime(datetime.fromisoformat(manifest["made_at"])).strftime("%Y-%m-%d %H:%M")
        self.stdout.write(_("Everything is back as of {moment}. Start with: ./unionhall run").format(moment=moment))

    def _refuse_used_home(self, home: Path) -> None:
        used = (home / "keys" / "ring.json").exists() or any((home / "files").glob("*"))
        if connection.vendor == "sqlite":
            used = used or Path(connection.settings_dict["NAME"]).exists()
        else:
            used = used or "base_account" in connection.introspection.table_names()
        if used:
            raise CommandError(
                _("{home} (or its database) is in use. Restore into an empty one: set UNIONHALL_HOME to a new folder.")
                .format(home=home)
            )  # fmt: skip

    def _refuse_other_version(self, manifest: dict[str, Any]) -> None:
        if manifest["database"] != connection.vendor:
            raise CommandError(
                _("The backup comes from {theirs}, this installation uses {ours}. Set or unset UNIONHALL_DATABASE_URL.")
                .format(theirs=manifest["database"], ours=connection.vendor)
            )  # fmt: skip
        known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
        newer = [f"{app}.{n}" for app, names in manifest["migrations"].items() for n in names if (app, n) not in known]
        if newer:
            raise CommandError(
                _("The backup was made by a newer unionhall ({migration}). Update this one first.").format(
                    migration=newer[0]
                )
            )

    def _check_rows(self, manifest: dict[str, Any]) -> None:
        counted = snapshots.row_counts()
        lost = {table: rows for table, rows in manifest["rows"].items() if counted.get(table) != rows}
        if lost:
            raise CommandError(_("Rows are missing after the restore: {tables}.").format(tables=", ".join(lost)))
        self.stdout.write(
            _("{files} files and keys have their digests; {rows} rows in {tables} tables are all there.").format(
                files=len(manifest["digests"]), rows=sum(manifest["rows"].values()), tables=len(counted)
            )
        )

    def _check_references_and_audit(self, manifest: dict[str, Any]) -> None:
        broken = snapshots.broken_references()
        if broken:
            raise CommandError(_("The database is damaged: {what}.").format(what="; ".join(broken)))
        self.stdout.write(_("No row points nowhere."))
        findings = verify(system_actor("restore", door="command"))
        for finding in findings:
            self.stderr.write(f"{finding.kind}: {say(finding.sentence)}")
        if findings:
            raise CommandError(_("The audit trail is not whole: see the lines above."))
        self.stdout.write(
            _("The audit trail is whole: {rows} records, every link and anchor.").format(
                rows=manifest["rows"].get("base_auditrecord", 0)
            )
        )
