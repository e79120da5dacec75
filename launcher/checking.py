"""``test``: house rules, types, then the suite on SQLite and on PostgreSQL, with one account at the end."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from launcher import places
from launcher.children import run_loudly
from launcher.frontend import ensure_frontend
from launcher.packages import ensure_packages
from launcher.trouble import Trouble
from launcher.words import _

WORKERS = "2"
NOTHING_COLLECTED = 5
COUNTED = ("passed", "failed", "errors", "skipped", "xfailed", "xpassed")
COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed)")
CLOSING = re.compile(r"^(=+ )?.*\b(passed|failed|error|skipped|deselected|no tests ran)\b.* in [\d.]+s.*$")
COLOURS = re.compile(r"\x1b\[[\d;]*m")


@dataclass
class Part:
    """One part of a run: what it found, how long it took."""

    name: str
    seconds: float
    code: int
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Tell whether the part makes the run fail."""
        return self.code != 0

    def line(self) -> str:
        """Return the part's line in the account."""
        counted = ", ".join(f"{number} {word}" for word, number in self.counts.items() if number)
        verdict = counted or (_("failed") if self.failed else _("ok"))
        mark = "✗" if self.failed else "✓"
        return f"  {mark} {self.name:<34} {self.seconds:>7.1f} s   {verdict}"


def test(arguments: Sequence[str]) -> int:
    """Run the suite; with arguments for pytest only the tests they choose, on both databases."""
    fast = "--fast" in arguments
    chosen = [argument for argument in arguments if argument not in {"--fast", "--"}]
    started = time.monotonic()
    ensure_packages("test", tell)
    ensure_frontend(tell)
    if fast:
        parts = [*_house_rules(types=False), _suite("tests (SQLite)", "sqlite", _fast_choice() + chosen)]
    else:
        parts = [] if chosen else _house_rules(types=True)
        parts.append(_suite("tests (SQLite)", "sqlite", chosen))
        with postgres() as url:
            parts.append(_suite("tests (PostgreSQL)", "pg", chosen, UNIONHALL_TEST_PG_URL=url))
    return account(parts, time.monotonic() - started)


def account(parts: Sequence[Part], seconds: float) -> int:
    """Print a line for each part and a closing line as pytest's; return the exit code."""
    tell("")
    for part in parts:
        tell(part.line())
    total = {word: sum(part.counts.get(word, 0) for part in parts) for word in COUNTED}
    # A broken house rule is no test, but it must stand in the closing line.
    total["errors"] += sum(1 for part in parts if part.failed and not part.counts)
    closing = ", ".join(f"{number} {word}" for word, number in total.items() if number) or "no tests ran"
    tell(f" {closing} in {seconds:.2f}s ".center(100, "="))
    return 1 if any(part.failed for part in parts) else 0


def tell(line: str) -> None:
    """Print at once."""
    print(line, flush=True)


def _house_rules(*, types: bool) -> list[Part]:
    python = [str(places.PYTHON), "-m"]
    contracts = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    rules = {
        "lint": [*python, "ruff", "check", "."],
        "format": [*python, "ruff", "format", "--check", "."],
        "contracts": [str(places.PYTHON), "-c", contracts],
    }
    if types:
        rules["types"] = [*python, "mypy"]
    return [_rule(name, command) for name, command in rules.items()]


def _rule(name: str, command: list[str]) -> Part:
    tell(f"── {name}")
    started = time.monotonic()
    code, output = run_loudly(command, env=_environment(), echo=None)
    if code:
        tell(output.rstrip())
    return Part(name, time.monotonic() - started, code)


def _suite(name: str, database: str, chosen: Sequence[str], **more: str) -> Part:
    tell(f"── {name}")
    started = time.monotonic()
    parallel = [] if any(argument.startswith("-n") for argument in chosen) else ["-n", WORKERS, "--dist", "worksteal"]
    colours = ["--color=yes"] if sys.stdout.isatty() else []
    command = [str(places.PYTHON), "-m", "pytest", *parallel, *colours, *chosen]
    environment = _environment(UNIONHALL_TEST_DB=database, **more)
    code, output = run_loudly(command, env=environment, echo=lambda line: tell(line.rstrip("\n")))
    counts = counts_of(output)
    if code == NOTHING_COLLECTED:
        code = 0
    return Part(name, time.monotonic() - started, code, counts)


def counts_of(output: str) -> dict[str, int]:
    """Read pytest's closing line."""
    closing = [line for line in COLOURS.sub("", output).splitlines() if CLOSING.match(line.strip())]
    if not closing:
        return {}
    return {"errors" if word == "error" else word: int(number) for number, word in COUNT.findall(closing[-1])}


def _environment(**more: str) -> dict[str, str]:
    """Return the environment of a check: none of the developer's installation, source and tests on the path."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("UNIONHALL_") or name.startswith("UNIONHALL_REQUIRE_")
    }
    return {**kept, "PYTHONUTF8": "1", "PYTHONPATH": str(places.SOURCE), **more}


def _fast_choice() -> list[str]:
    """Return what ``--fast`` runs: the house, the pure floors, and the modules that differ from the last commit."""
    tests = places.ROOT / "tests"
    chosen = {tests / "architecture", tests / "kernel", tests / "engine", *tests.glob("*/rules")}
    chosen |= {tests / name for name in changed_modules()}
    present = sorted(str(path.relative_to(places.ROOT)) for path in chosen if path.is_dir())
    return [*present, "-m", "not slow and not browser"]


def changed_modules() -> set[str]:
    """Return the modules with a file that differs from the last commit."""
    commands = (["git", "diff", "--name-only", "HEAD"], ["git", "ls-files", "--others", "--exclude-standard"])
    names: list[str] = []
    for command in commands:
        try:
            done = subprocess.run(command, cwd=places.ROOT, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            return set()
        names += done.stdout.splitlines()
    return {module for module in map(_module_of, names) if module}


def _module_of(name: str) -> str:
    parts = Path(name).parts
    if len(parts) > 3 and parts[:2] == ("src", "unionhall"):
        return parts[2]
    if len(parts) > 2 and parts[0] == "tests":
        return parts[1]
    return parts[0] if parts[:1] == ("launcher",) else ""


@contextmanager
def postgres() -> Iterator[str]:
    """Hold a PostgreSQL server for the block and give its address; it ends with us, however we end."""
    server = subprocess.Popen(
        [places.PYTHON, places.ROOT / "tests" / "postgres_for_tests.py"],
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        url = server.stdout.readline().strip()
        if not url:
            raise Trouble(_("PostgreSQL did not start; the lines above say why."))
        yield url
    finally:
        server.stdin.close()
        server.wait(30)


def has_postgres_url() -> bool:
    """Tell whether the installation is set to use a PostgreSQL server."""
    return bool(os.environ.get("UNIONHALL_DATABASE_URL"))
