"""Processes that the launcher starts: each in a group of its own, none left behind."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from launcher import places
from launcher.trouble import trouble_of

PATIENCE = 6.0  # seconds between the polite and the hard signal; both together stay under ten
Command = Sequence[object]


class Stopped(Exception):
    """The person or the system asked to stop (Ctrl-C, SIGTERM, closed terminal)."""


_asked = threading.Event()


def stop_on_signals() -> None:
    """From now on a signal that means "stop" only raises a flag: no process can be lost between start and note."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: _asked.set())


def pause(seconds: float) -> None:
    """Wait, and raise ``Stopped`` as soon as somebody asks to stop."""
    until = time.monotonic() + seconds
    while True:
        if _asked.is_set():
            raise Stopped
        left = until - time.monotonic()
        if left <= 0:
            return
        time.sleep(min(0.05, left))


class Child:
    """A process that leads its own group, so that its own children end with it."""

    def __init__(
        self, command: Command, *, env: Mapping[str, str], output: int | IO[bytes], cwd: Path = places.ROOT
    ) -> None:
        self.process = subprocess.Popen(
            [str(part) for part in command],
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def group_lives(self) -> bool:
        """Tell whether any process of the group is there, also after its leader has ended."""
        self.process.poll()
        if places.WINDOWS:
            return self.process.poll() is None
        try:
            os.killpg(self.process.pid, 0)
        except (ProcessLookupError, PermissionError):
            return False
        return True

    def signal_group(self, number: int) -> None:
        """Send a signal to the whole group."""
        if places.WINDOWS:
            if self.process.poll() is None:
                self.process.terminate()
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)


def end(children: Sequence[Child], *, patience: float = PATIENCE) -> None:
    """End all groups: politely and together first, then hard."""
    for child in children:
        child.signal_group(signal.SIGTERM)
    until = time.monotonic() + patience
    while time.monotonic() < until and any(child.group_lives() for child in children):
        time.sleep(0.05)
    for child in children:
        if child.group_lives():
            child.signal_group(signal.SIGKILL if not places.WINDOWS else signal.SIGTERM)
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.process.wait(3)


def run_quietly(step: str, command: Command, *, env: Mapping[str, str], cwd: Path = places.ROOT) -> str:
    """Run a step to its end and return what it printed; raise ``Trouble`` with the mend when it fails."""
    code, output = _run(command, env=env, cwd=cwd, echo=None)
    if code:
        raise trouble_of(step, output, cwd, downloads=True)
    return output


def run_loudly(
    command: Command, *, env: Mapping[str, str], echo: Callable[[str], None] | None, cwd: Path = places.ROOT
) -> tuple[int, str]:
    """Run a step, hand on each line as it comes, and return its exit code and everything it printed."""
    return _run(command, env=env, cwd=cwd, echo=echo)


def _run(command: Command, *, env: Mapping[str, str], cwd: Path, echo: Callable[[str], None] | None) -> tuple[int, str]:
    child = Child(command, env=env, output=subprocess.PIPE, cwd=cwd)
    assert child.process.stdout is not None
    stream = child.process.stdout
    lines: list[str] = []

    def read() -> None:
        for line in stream:
            lines.append(line.decode("utf-8", "replace"))
            if echo is not None:
                echo(lines[-1])

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        while child.process.poll() is None:
            pause(0.02)
        reader.join(5)
    finally:
        end([child])
    return child.process.returncode, "".join(lines)


def run_in_front(command: Command, *, env: Mapping[str, str]) -> int:
    """Run a command that talks with the person; Ctrl-C is the command's own while it runs."""
    child = subprocess.Popen([str(part) for part in command], env=dict(env), cwd=places.ROOT)
    while child.poll() is None:
        if _asked.is_set():
            # A Ctrl-C went to the command as well; another signal came to us alone.
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(2)
            child.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(PATIENCE)
            child.kill()
        time.sleep(0.02)
    return child.returncode
