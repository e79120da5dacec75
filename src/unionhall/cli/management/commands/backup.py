"""``./unionhall backup FILE``: everything in one file, while people go on working."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from unionhall.base import clock
from unionhall.cli.archives import pack
from unionhall.cli.terminal import TerminalCommand


class Command(TerminalCommand):
    """Write database, files, keys and anchors into one archive that only its owner can read."""

    help = "Write database, files and keys into one file, consistent while running."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it and say what it holds."""
        target: Path = options["file"]
        if target.exists():
            raise CommandError(_("{file} exists already; a backup overwrites nothing.").format(file=target))
        if not target.parent.is_dir():
            raise CommandError(_("The folder {folder} is not there.").format(folder=target.parent))
        manifest = pack(Path(settings.HOME), Path(settings.ANCHOR_FOLDER), target, now=clock.now())
        self.stdout.write(
            _("{file}: {rows} rows in {tables} tables, {files} files, {mib} MiB.").format(
                file=target,
                rows=sum(manifest["rows"].values()),
                tables=len(manifest["rows"]),
                files=sum(name.startswith("files/") for name in manifest["digests"]),
                mib=round(target.stat().st_size / 2**20, 1),
            )
        )
        self.stdout.write(
            _("The keys are in it: whoever has this file can read every personal field. Keep it as safe as the keys.")
        )
