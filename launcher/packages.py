"""The Python environment: made, and brought to what ``requirements/`` pins, only when that changed."""

import configparser
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

from launcher import places
from launcher.children import run_quietly
from launcher.trouble import Trouble
from launcher.words import _

# Larger sets contain the smaller ones.
SETS = ("core", "pg", "test")
STAMP = places.VENV / "unionhall.json"
BOOTSTRAP = places.VENV / "bootstrap"


def ensure_packages(wanted: str, tell: Callable[[str], None]) -> None:
    """Make the environment hold the set ``wanted``; nothing is started when the stamp says that it does."""
    stamp = read_stamp(STAMP)
    if is_fresh(stamp, wanted):
        return
    tell(_("Installing packages (once, about half a minute) …"))
    _make_environment(tell)
    # Whoever ran the tests here keeps their tools when only the locks change.
    has_tools = any(places.VENV.glob("lib*/python*/site-packages/pytest"))
    largest = "test" if has_tools else max([wanted, str(stamp.get("set", wanted))], key=SETS.index)
    uv = find_uv(tell)
    run_quietly(
        _("Installing the packages"),
        [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", places.PYTHON, lock_of(largest)],
        env=network_environment(),
    )
    STAMP.write_text(json.dumps({"set": largest, "locks": _digests(largest), "python": _version()}), encoding="ascii")


def lock_of(name: str) -> Path:
    """Return the file that pins a set."""
    return places.ROOT / "requirements" / f"{name}.txt"


def read_stamp(path: Path) -> dict[str, object]:
    """Return what the last installation noted; nothing when there was none or it was cut off."""
    try:
        found = json.loads(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and found.get("set") in SETS else {}


def is_fresh(stamp: dict[str, object], wanted: str) -> bool:
    """Tell whether the environment holds the set ``wanted`` as pinned today, for this Python."""
    locks = stamp.get("locks")
    if not isinstance(locks, dict) or stamp.get("python") != _version() or not places.PYTHON.exists():
        return False
    return locks.get(wanted) == places.digest_of_contents([lock_of(wanted)])


def _digests(largest: str) -> dict[str, str]:
    names = SETS[: SETS.index(largest) + 1]
    return {name: places.digest_of_contents([lock_of(name)]) for name in names}


def _version() -> str:
    return "{}.{}".format(*sys.version_info[:2])


def _make_environment(tell: Callable[[str], None]) -> None:
    """Make ``.venv`` unless a working one of this Python's version stands."""
    if places.PYTHON.exists():
        probe = "import sys; print('{}.{}'.format(*sys.version_info[:2]))"
        found = subprocess.run([places.PYTHON, "-c", probe], capture_output=True, text=True, check=False)
        if found.stdout.strip() == _version():
            return
        tell(_("Making the environment again: it belongs to another Python."))
    if places.VENV.exists():
        shutil.rmtree(places.VENV)
    venv.create(places.VENV, with_pip=False, symlinks=not places.WINDOWS)


def find_uv(tell: Callable[[str], None]) -> str:
    """Return a working uv: the machine's, or one of our own made with pip."""
    found = shutil.which("uv")
    if found and _answers([found, "--version"]):
        return found
    programs = BOOTSTRAP / ("Scripts" if places.WINDOWS else "bin")
    uv = programs / ("uv.exe" if places.WINDOWS else "uv")
    if not (uv.exists() and _answers([str(uv), "--version"])):
        _install_uv(programs, tell)
    return str(uv)


def _install_uv(programs: Path, tell: Callable[[str], None]) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        _install_ensurepip(tell)
    shutil.rmtree(BOOTSTRAP, ignore_errors=True)
    environment = network_environment()
    run_quietly(_("Making an environment for uv"), [sys.executable, "-m", "venv", BOOTSTRAP], env=environment)
    pip = [programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    run_quietly(_("Installing uv"), [*pip, "-r", lock_of("uv")], env=environment)


def _install_ensurepip(tell: Callable[[str], None]) -> None:
    """On Debian as root install python3-venv; otherwise say that one command."""
    by_hand = Trouble(
        _(
            "This Python has no venv module with pip. On Debian or Ubuntu run: sudo apt-get install python3-venv "
            "(elsewhere: install uv), then start again."
        )
    )
    apt = shutil.which("apt-get")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if apt is None or not is_root or not sys.executable.startswith("/usr/bin/"):
        raise by_hand
    tell(_("Installing Debian's python3-venv …"))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    step = _("Installing python3-venv with apt")
    install = [apt, "install", "-y", "-qq", "--no-install-recommends", "python3-venv"]
    run_quietly(step, [apt, "update", "-qq"], env=environment)
    run_quietly(step, install, env=environment)
    importlib.invalidate_caches()


def _answers(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def network_environment() -> dict[str, str]:
    """Return the environment for downloads: the system's certificates, and pip's mirror for uv as well."""
    found = {**os.environ, "UV_SYSTEM_CERTS": "1", "UV_NO_PROGRESS": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    found.pop("VIRTUAL_ENV", None)
    named = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_OFFLINE", "UV_CONFIG_FILE")
    mirror = os.environ.get("PIP_INDEX_URL", "") or _index_of_pip()
    if mirror and not any(os.environ.get(name) for name in named):
        found["UV_DEFAULT_INDEX"] = mirror
    return found


def _index_of_pip() -> str:
    """Return the index that pip's configuration names: offices set their mirror there."""
    base = Path.home()
    candidates = [Path("/etc/pip.conf"), base / ".pip/pip.conf", base / ".config/pip/pip.conf"]
    if os.environ.get("PIP_CONFIG_FILE"):
        candidates.append(Path(os.environ["PIP_CONFIG_FILE"]))
    parser = configparser.RawConfigParser()
    try:
        parser.read(candidates, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return ""
    return parser.get("global", "index-url", fallback="").strip()
