"""``run``: prepare the installation, start web server and worker, watch them, end them."""

import argparse
import contextlib
import errno
import http.client
import json
import os
import socket
import sys
import time
import webbrowser
from pathlib import Path

from launcher import places
from launcher.children import Child, Stopped, end, pause, run_in_front, run_loudly
from launcher.frontend import STAMP as FRONTEND_STAMP
from launcher.frontend import ensure_frontend
from launcher.packages import ensure_packages
from launcher.trouble import FULL_ERRORS, Trouble, full_disk, trouble_of
from launcher.words import _

WSGI = "unionhall.config.wsgi:application"
THREADS = 4
START_SECONDS = 60.0
LONGEST_LOG = 5 * 1024 * 1024
MOST_RESTARTS = 5  # of one process within a minute
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - what the person asked for


def tell(sentence: str) -> None:
    """Say one sentence on the terminal at once."""
    print(sentence, flush=True)


def run(options: argparse.Namespace) -> int:
    """Start everything and stay until somebody stops it."""
    home = places.home()
    refuse_taken_port(options.host, options.port)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)  # database and files are nobody else's to read
    ensure_packages("pg" if os.environ.get("UNIONHALL_DATABASE_URL") else "core", tell)
    ensure_frontend(tell)
    prepare(home, empty=options.empty)
    if options.empty:
        create_administrator(home)
    return _serve(home, options)


def refuse_taken_port(host: str, port: int) -> None:
    """Say at once that another program has the port, before anything else is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Trouble(
                _("Port {port} is reserved for the administrator. Choose one above 1023: --port 8000").format(port=port)
            ) from None
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Trouble(
                    _(
                        "Port {port} is taken by another program (perhaps unionhall runs already). "
                        "Stop that one, or choose another: ./unionhall run --port {other}"
                    ).format(port=port, other=port + 1)
                ) from None
            raise Trouble(
                _("This machine cannot serve on {host}. Use --host 127.0.0.1, or an address of this machine.").format(
                    host=host
                )
            ) from None
        except OverflowError:
            raise Trouble(_("A port is a number from 1 to 65535.")) from None


def prepare(home: Path, *, empty: bool) -> None:
    """Migrate, collect static files, build the world if the database is empty; skipped while nothing changed."""
    stamp = home / "prepared.txt"
    digest = "\n".join(
        (
            places.digest_of_sources(),
            FRONTEND_STAMP.read_text(encoding="ascii"),
            os.environ.get("UNIONHALL_DATABASE_URL", ""),
        )
    )
    database = home / "unionhall.sqlite3"
    is_there = bool(os.environ.get("UNIONHALL_DATABASE_URL")) or database.exists()
    if is_there and stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return
    stamp.unlink(missing_ok=True)
    tell(_("Preparing {home} …").format(home=home))
    demo = {} if empty else {"UNIONHALL_DEMO": "1"}
    command = [places.PYTHON, places.ROOT / "manage.py", "prepare", *(["--empty"] if empty else [])]
    # Lines that begin with a tab are for the person, the rest explains a failure.
    code, output = run_loudly(
        command,
        env=places.child_environment(**demo),
        echo=lambda line: tell("  " + line.strip()) if line.startswith("\t") else None,
    )
    if code:
        raise trouble_of(_("Preparing the installation"), output, home)
    stamp.write_text(digest, encoding="utf-8")


def create_administrator(home: Path) -> None:
    """Ask for the first administrator of an empty installation, if it has none."""
    command = [places.PYTHON, places.ROOT / "manage.py", "create_first_administrator", "--unless-there-is-one"]
    if run_in_front(command, env=places.child_environment()):
        raise Trouble(
            _("No administrator was made, so nobody could log in. Start again, or use: ./unionhall create-admin")
        )


def web_command(host: str, port: int) -> list[str | Path]:
    """Return the command of the web server (granian needs a kill timeout: it hangs when stopped while importing)."""
    return [
        places.PYTHON, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", host, "--port", str(port),
        "--workers", "1", "--blocking-threads", str(THREADS), "--workers-kill-timeout", "4", "--log-level", "warning",
        "--respawn-failed-workers", WSGI,
    ]  # fmt: skip


class Supervisor:
    """Web server and worker: started together, the one that dies started again, both ended together."""

    def __init__(self, home: Path, environment: dict[str, str], commands: dict[str, list[str | Path]]) -> None:
        self.logs = home / "logs"
        self.logs.mkdir(parents=True, exist_ok=True)
        self.environment = environment
        self.commands = commands
        self.children: dict[str, Child] = {}
        self.restarts: dict[str, list[float]] = {name: [] for name in commands}

    def start(self, name: str) -> None:
        """Start one of the two with its own log file."""
        log = self.logs / f"{name}.log"
        if log.exists() and log.stat().st_size > LONGEST_LOG:
            log.replace(log.with_suffix(".old.log"))
        with log.open("ab") as output:
            self.children[name] = Child(self.commands[name], env=self.environment, output=output)

    def tend(self) -> None:
        """Start again what has died; give up on what dies again and again."""
        for name, child in list(self.children.items()):
            if child.process.poll() is None:
                continue
            end([child], patience=1)
            recent = [moment for moment in self.restarts[name] if moment > time.monotonic() - 60]
            if len(recent) >= MOST_RESTARTS:
                raise trouble_of(_("Keeping '{name}' running").format(name=name), self.last_lines(name), self.logs)
            self.restarts[name] = [*recent, time.monotonic()]
            tell(_("The process '{name}' ended by itself and is started again; see {log}.").format(
                name=name, log=self.logs / f"{name}.log"))  # fmt: skip
            pause(min(len(recent), 5))
            self.start(name)

    def last_lines(self, name: str) -> str:
        """Return the end of a log, where the reason of a failure stands."""
        with contextlib.suppress(OSError):
            return (self.logs / f"{name}.log").read_bytes()[-4000:].decode("utf-8", "replace")
        return ""

    def stop(self) -> None:
        """End both."""
        end(list(self.children.values()))


def _serve(home: Path, options: argparse.Namespace) -> int:
    environment = places.child_environment(UNIONHALL_HOSTS=hosts_served(options.host))
    commands: dict[str, list[str | Path]] = {
        "web": web_command(options.host, options.port),
        "worker": [places.PYTHON, places.ROOT / "manage.py", "worker"],
    }
    supervisor = Supervisor(home, environment, commands)
    try:
        supervisor.start("web")
        _wait_until_it_answers(supervisor, options)
        supervisor.start("worker")  # afterwards: two processes that load the same thing hold each other up
        shown = "127.0.0.1" if options.host in EVERYWHERE else options.host
        address = f"http://{'[' + shown + ']' if ':' in shown else shown}:{options.port}/"
        greet(home, address)
        if not options.no_browser and _has_screen():
            webbrowser.open(address)
        while True:
            pause(0.5)
            supervisor.tend()
    except Stopped:
        tell("\n" + _("Stopping …"))
        supervisor.stop()
        tell(_("Stopped."))
        return 0
    except OSError as error:
        raise full_disk(home) if error.errno in FULL_ERRORS else error from None
    finally:
        supervisor.stop()


def _wait_until_it_answers(supervisor: Supervisor, options: argparse.Namespace) -> None:
    until = time.monotonic() + START_SECONDS
    host = "127.0.0.1" if options.host in EVERYWHERE else options.host
    while time.monotonic() < until:
        if supervisor.children["web"].process.poll() is not None:
            break
        if answers(host, options.port):
            return
        pause(0.05)
    raise trouble_of(_("Starting the web server"), supervisor.last_lines("web"), supervisor.logs)


def answers(host: str, port: int) -> bool:
    """Tell whether the health page says that the server is up."""
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        # The name is always among those served, whatever address is asked.
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def hosts_served(host: str) -> str:
    """Return the names that the pages may be asked under: those set, or this machine's when it serves others."""
    named = os.environ.get("UNIONHALL_HOSTS", "")
    if named:
        return named if "localhost" in named.split(",") else named + ",localhost"
    found = ["localhost", "127.0.0.1", "[::1]"]
    if host in EVERYWHERE:
        name = socket.gethostname()
        found.append(name)
        with contextlib.suppress(OSError):
            found += [str(entry[4][0]) for entry in socket.getaddrinfo(name, None, socket.AF_INET)]
    else:
        found.append(f"[{host}]" if ":" in host else host)
    return ",".join(dict.fromkeys(found))


def greet(home: Path, address: str) -> None:
    """Print the address, and in the demo world who may log in and for what."""
    tell("")
    tell(_("unionhall is ready: {address}").format(address=address))
    for account in demo_accounts(home):
        tell("  {username:<22} {password:<18} {may}".format(**account))
    tell(_("Files and logs are in {home}. Ctrl-C stops everything.").format(home=home))


def demo_accounts(home: Path) -> list[dict[str, str]]:
    """Return the demo accounts that the preparation noted, with a heading; none without a demo world."""
    try:
        found = json.loads((home / "demo-accounts.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    rows = found.get("accounts", found) if isinstance(found, dict) else found
    heading = {"username": _("user name"), "password": _("password"), "may": _("may")}
    kept = [
        {name: str(row.get(name, "")) for name in ("username", "password", "may")}
        for row in rows
        if isinstance(row, dict)
    ]
    return [heading, *kept] if kept else []


def _has_screen() -> bool:
    if not sys.stdout.isatty():
        return False
    return sys.platform in {"darwin", "win32"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
