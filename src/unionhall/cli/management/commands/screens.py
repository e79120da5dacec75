"""``./unionhall manage screens``: takes the pictures in docs/screens."""

import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from unionhall.cli.screens import camera, missing_tool, pictures
from unionhall.cli.terminal import TerminalCommand
from unionhall.world.accounts import PASSWORD

PATIENCE = 300.0  # seconds for a whole start with the demo world
TOTAL_BYTES = 6_000_000


class Command(TerminalCommand):
    """Starts the product with the demo world in a temporary home, unless ``--address`` names one that runs."""

    help = "Take the pictures in docs/screens from a fresh demo world."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to picture and where to put it."""
        parser.add_argument("names", nargs="*", help="Only these pages, for example: dashboard list")
        parser.add_argument("--all", action="store_true", help="Every page in every language, theme and width.")
        parser.add_argument("--to", default="", help="Folder for the pictures; docs/screens when left out.")
        parser.add_argument(
            "--address", default="", help="A demo world that runs already, for example http://127.0.0.1:8000"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Start, look, stop."""
        if missing_tool():
            mend = _(
                "{tool} is not installed. ./unionhall test brings the tests' tools; Debian: apt-get install chromium."
            )
            raise CommandError(mend.format(tool=missing_tool()))
        folder = Path(options["to"] or settings.REPOSITORY_ROOT / "docs" / "screens")
        folder.mkdir(parents=True, exist_ok=True)
        wanted = pictures(everything=options["all"], names=frozenset(options["names"]))
        total = 0
        with _product(options["address"]) as address, camera(address, PASSWORD) as taking:
            for picture in wanted:
                content = taking.take(picture)
                (folder / picture.file_name).write_bytes(content)
                total += len(content)
                self.stdout.write(f"{len(content):>9} {picture.file_name}")
        self.stdout.write(_("{number} pictures, {kib} KiB").format(number=len(wanted), kib=total // 1024))
        if total > TOTAL_BYTES and not options["all"]:
            raise CommandError(_("That is more than 6 MB: take fewer pictures."))


@contextmanager
def _product(address: str) -> Iterator[str]:
    """Give the address of a running demo world; start and stop one when none was named."""
    if address:
        yield address.rstrip("/")
        return
    with tempfile.TemporaryDirectory() as home:
        port = _free_port()
        command = [str(settings.REPOSITORY_ROOT / "unionhall"), "run", "--no-browser", "--port", str(port)]
        environment = {**os.environ, "UNIONHALL_HOME": home}
        running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            _wait(port, running)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.send_signal(signal.SIGINT)
            running.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait(port: int, running: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and running.poll() is None:
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            asked.request("GET", "/healthz")
            if asked.getresponse().status == http.HTTPStatus.OK:
                return
        except (http.client.HTTPException, OSError):
            pass
        finally:
            asked.close()
        time.sleep(0.5)
    raise CommandError(_("The product did not start; try ./unionhall run."))
