"""Whoever stops a start or a running house finds no process of it afterwards, within ten seconds."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from house import ROOT
from launcher import places, serving

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")]
LONGEST_STOP = 10.0


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith(("UNIONHALL_", "PYTEST_", "DJANGO_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("UNIONHALL_HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C.UTF-8")
    return tmp_path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _living(home: Path) -> list[str]:
    """Return the processes that work for this home: it stands in their environment."""
    mark = f"UNIONHALL_HOME={home}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0") and int(folder.name) != os.getpid():
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except (OSError, ProcessLookupError):
            continue
    return found


@contextmanager
def _started(home: Path, *options: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, ROOT / "unionhall", "run", "--no-browser", *options]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def furnished(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house that is not empty, so that no start builds the demo world; made once, each test has its copy."""
    first = tmp_path_factory.getbasetemp() / "furnished"
    if not first.exists():
        _furnish(home)
        shutil.copytree(home, first)
    else:
        shutil.copytree(first, home, dirs_exist_ok=True)
    return home


def _furnish(home: Path) -> None:
    serving.prepare(home, empty=True)
    command = [places.PYTHON, ROOT / "manage.py", "create_first_administrator", "--username", "first"]
    subprocess.run(
        [*command, "--display-name", "First"],
        input="a long word to come in\n",
        env=places.child_environment(),
        text=True,
        check=True,
        capture_output=True,
    )


def _stop(process: "subprocess.Popen[str]", number: signal.Signals) -> str:
    process.send_signal(number)
    output, _ = process.communicate(timeout=LONGEST_STOP)
    return output


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("seconds", [0.05, 0.5, 5.0])
def test_a_start_that_is_stopped_leaves_nothing(home: Path, seconds: float, number: signal.Signals) -> None:
    with _started(home, "--port", str(_free_port())) as process:
        time.sleep(seconds)
        output = _stop(process, number)
    assert _living(home) == []
    assert "Traceback" not in output


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_running_house_stops_whole_and_a_later_start_is_quick(furnished: Path, number: signal.Signals) -> None:
    home = furnished
    port = _free_port()
    with _started(home, "--port", str(port)) as process:
        until = time.monotonic() + 60
        while not serving.answers("127.0.0.1", port):
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.05)
        time.sleep(0.5)
        assert any("granian" in command for command in _living(home))
        assert any("worker" in command for command in _living(home))
        output = _stop(process, number)
    assert process.returncode == 0
    assert _living(home) == []
    assert "ready" in output


def test_what_dies_is_started_again_and_the_rest_goes_on(home: Path) -> None:
    environment = places.child_environment()
    sleeper: list[str | Path] = [sys.executable, "-c", "import time; time.sleep(60)"]
    supervisor = serving.Supervisor(home, environment, {"web": sleeper, "worker": sleeper})
    try:
        supervisor.start("web")
        supervisor.start("worker")
        before = supervisor.children["web"].process.pid
        supervisor.children["worker"].process.kill()
        supervisor.children["worker"].process.wait()
        supervisor.tend()
        assert supervisor.children["worker"].process.poll() is None
        assert supervisor.children["web"].process.pid == before
    finally:
        supervisor.stop()
    assert _living(home) == []
