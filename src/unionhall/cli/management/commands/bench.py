"""``./unionhall bench``: lists the benches, or runs one."""

import importlib
import inspect
import json
import sys
from argparse import ArgumentParser
from types import ModuleType
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from unionhall.cli.terminal import TerminalCommand


class Command(TerminalCommand):
    """Benches are found by folder; each builds its own data, repeats, and checks its result."""

    help = "List the benches, or run one and print rows, seconds, rows a second, peak memory and checksum."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a name and a size."""
        parser.add_argument("name", nargs="?", default="")
        parser.add_argument("--rows", type=int, default=None, help="Size of the data; each bench has its own default.")
        parser.add_argument("--seconds", type=float, default=None, help="How long people take to come (ballot).")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """List or run."""
        benches = self._benches()
        if not options["name"]:
            self._list(benches, as_json=options["json"])
            return
        if options["name"] not in benches:
            raise CommandError(
                _("There is no bench {name}. There are: {names}.").format(
                    name=options["name"], names=", ".join(sorted(benches))
                )
            )
        run = benches[options["name"]].run
        takes_seconds = "seconds" in inspect.signature(run).parameters
        if options["seconds"] and not takes_seconds:
            raise CommandError(f"bench {options['name']} has no --seconds")
        more = {"seconds": options["seconds"]} if takes_seconds else {}
        found = run(options["rows"], **more)
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        self._print(found)

    def _benches(self) -> dict[str, ModuleType]:
        folder = settings.REPOSITORY_ROOT / "benches"
        sys.path.insert(0, str(folder))
        modules = [importlib.import_module(path.stem) for path in sorted(folder.glob("*.py")) if path.stem != "frame"]
        return {module.NAME: module for module in modules if hasattr(module, "NAME")}

    def _list(self, benches: dict[str, ModuleType], *, as_json: bool) -> None:
        if as_json:
            rows = [{"bench": name, "summary": module.SUMMARY} for name, module in sorted(benches.items())]
            self.stdout.write(json.dumps({"benches": rows}, ensure_ascii=False))
            return
        for name, module in sorted(benches.items()):
            self.stdout.write(f"{name:<14} {module.SUMMARY}")

    def _print(self, found: dict[str, Any]) -> None:
        words = {
            "rows": f"{found['rows']:,}",
            "seconds": "min {min}, median {median}".format(**found["seconds"]),
            "rows/s": f"{found['rows_per_s']:,}",
            "peak MiB": str(found["peak_mib"]),
            "checksum": str(found["checksum"]),
        }
        known = {"bench", "rows", "seconds", "rows_per_s", "peak_mib", "checksum"}
        words |= {name: json.dumps(value, ensure_ascii=False) for name, value in found.items() if name not in known}
        self.stdout.write(found["bench"])
        for name, value in words.items():
            self.stdout.write(f"  {name:<24} {value}")
