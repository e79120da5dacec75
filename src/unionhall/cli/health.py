"""What ``doctor`` looks at: each check says what it saw and, when that is wrong, how to mend it."""

import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from unionhall.base import clock
from unionhall.base.calendar import work_calendar
from unionhall.base.keys import load_ring
from unionhall.base.queries.jobs import worker_health
from unionhall.cli.queries import latest_instant, missing_migrations

LEAST_FREE_BYTES = 2 * 2**30
LATEST_DRIFT = timedelta(seconds=5)
NEXT_YEAR_IS_DUE = 12  # the State Council's notice for a year comes out in the November before it


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the doctor's account; without ``mend`` all is well."""

    what: str
    saw: str
    mend: str = ""


Check = Callable[[datetime], Line]


def examine(now: datetime) -> list[Line]:
    """Run every check; one that cannot even run is a finding of its own."""
    lines = []
    for name, check in CHECKS.items():
        try:
            lines.append(check(now))
        except (DatabaseError, OSError, ValueError) as error:
            mend = _("Mend the database first: see its line.") if name != "database" else _("Run: ./unionhall run")
            lines.append(Line(_(name), str(error).splitlines()[0], mend))
    return lines


def _database(now: datetime) -> Line:
    what = _("database")
    missing = missing_migrations()
    if missing:
        saw = _("{number} changes of the tables are missing, the first is {first}.").format(
            number=len(missing), first=missing[0]
        )
        return Line(what, saw, _("Stop the server and start it again: ./unionhall run migrates."))
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SHOW server_version")
            return Line(what, _("PostgreSQL {version} answers.").format(version=cursor.fetchone()[0]))
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
        cursor.execute("PRAGMA quick_check(1)")
        answer = cursor.fetchone()[0]
    if answer != "ok":
        return Line(what, str(answer), _("The file is damaged: restore the latest backup into a new home."))
    if mode != "wal":
        mend = _("Keep the home on a local disk: network folders cannot hold SQLite's write-ahead log.")
        return Line(what, _("The journal is {mode}, not wal.").format(mode=mode), mend)
    return Line(what, _("SQLite is sound and keeps a write-ahead log."))


def _keys(now: datetime) -> Line:
    what, folder = _("keys"), Path(settings.HOME) / "keys"
    ring = load_ring(Path(settings.HOME))
    if ring.current not in ring.keys:
        return Line(
            what, _("The current key is missing."), _("Restore the keys folder from a backup; make no new one.")
        )
    open_to_others = [
        path.name
        for path in sorted(folder.iterdir())
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    if open_to_others:
        saw = _("Others on this machine can read {files}.").format(files=", ".join(open_to_others))
        return Line(what, saw, f"chmod 600 {folder}/*")
    return Line(what, _("{number} keys, readable by their owner only.").format(number=len(ring.keys)))


def _fonts(now: datetime) -> Line:
    what = _("fonts")
    lister = shutil.which("fc-list")
    if lister is None:
        return Line(what, _("Pages use the reader's fonts; this machine has no font list to look at."))
    listed = subprocess.run([lister, ":lang=zh"], capture_output=True, text=True, check=False, timeout=20)
    number = len(listed.stdout.splitlines())
    if not number:
        mend = _("Debian: apt-get install fonts-noto-cjk. The pages themselves use the reader's fonts.")
        return Line(what, _("This machine cannot draw Chinese."), mend)
    return Line(what, _("{number} Chinese fonts on this machine.").format(number=number))


def _worker(now: datetime) -> Line:
    what, found = _("worker"), worker_health(now=now)
    if found.dead or found.stuck_events:
        saw = _("{jobs} jobs and {events} messages gave up.").format(jobs=found.dead, events=found.stuck_events)
        return Line(what, saw, _("Look at them under Settings, mend the cause, and start them again there."))
    if not found.alive:
        saw = _("No worker is running; {number} jobs wait.").format(number=found.waiting)
        return Line(what, saw, _("Start ./unionhall run, or the worker alone: ./unionhall manage worker"))
    if found.waiting_since is not None and found.waiting_since < now - timedelta(minutes=10):
        saw = _("{number} jobs wait, the oldest for more than ten minutes.").format(number=found.waiting)
        return Line(what, saw, _("Start another worker: ./unionhall manage worker"))
    return Line(what, _("{alive} running, {waiting} jobs wait.").format(alive=found.alive, waiting=found.waiting))


def _disk(now: datetime) -> Line:
    what, usage = _("disk"), shutil.disk_usage(settings.HOME)
    saw = _("{free} GiB free where {home} lies.").format(free=round(usage.free / 2**30, 1), home=settings.HOME)
    if usage.free < LEAST_FREE_BYTES:
        return Line(what, saw, _("Free at least 2 GiB, or move the home to a larger disk and set UNIONHALL_HOME."))
    return Line(what, saw)


def _clock(now: datetime) -> Line:
    what = _("clock")
    latest = latest_instant()
    if latest is not None and latest > now + LATEST_DRIFT:
        saw = _("The database holds a record from the future ({moment}): this clock is slow or was set back.").format(
            moment=timezone.localtime(latest).strftime("%Y-%m-%d %H:%M:%S")
        )
        return Line(what, saw, _("Set the clock by the network: timedatectl set-ntp true"))
    teller = shutil.which("timedatectl")
    if teller:
        command = [teller, "show", "-p", "NTPSynchronized", "--value"]
        answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20).stdout.strip()
        if answer == "no":
            return Line(what, _("Nobody sets this clock."), _("Set the clock by the network: timedatectl set-ntp true"))
    moment = timezone.localtime(now).strftime("%Y-%m-%d %H:%M")
    return Line(what, _("{moment} in China.").format(moment=moment))


def _calendar(now: datetime) -> Line:
    what, today, confirmed = _("holiday calendar"), clock.today(now), work_calendar().confirmed
    wanted = [today.year, *([today.year + 1] if today.month >= NEXT_YEAR_IS_DUE else [])]
    missing = [str(year) for year in wanted if year not in confirmed]
    if missing:
        saw = _("No official notice is entered for {years}; deadlines there are provisional and say so.").format(
            years=", ".join(missing)
        )
        return Line(what, saw, _("Enter the State Council's notice under Settings, Working days."))
    return Line(what, _("Official up to {year}.").format(year=max(confirmed)))


CHECKS: dict[str, Check] = {
    "database": _database,
    "keys": _keys,
    "fonts": _fonts,
    "worker": _worker,
    "disk": _disk,
    "clock": _clock,
    "holiday calendar": _calendar,
}
