"""An electronic secret ballot under load: 5,000 voters in ten minutes, SQLite, through the real web server.

Before the clock starts, another process builds a union in a fresh home: people, memberships, log-ins that are logged
in, a frozen roll, an open ballot. Then granian is started as the launcher does it; voters come at an even pace and each
asks for five pages: the first candidate, the second, the last look, the cast, the receipt. At the end the box is closed
by the product and its count is compared with what was sent; the checksum is over the count.

``--rows`` voters come within ``--seconds``: 5,000 within 600 unless said otherwise; fewer voters come at the same pace.
A shorter time is harder: nothing is left out, people only come faster.

* ``p95_ms``, ``cast_p95_ms``: time to the whole answer, of all requests and of the cast alone.
* ``errors``: answers that were not what a voter should see.
"""

import hashlib
import http.client
import importlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

NAME = "ballot"
SUMMARY = "5,000 people vote within ten minutes on SQLite through the web server; the count is checked."
ROWS = 5_000
SECONDS = 600
PORT = 8765
ROOT = Path(__file__).resolve().parents[1]
CANDIDATES = 2
GOAL_MS = 300


def run(rows: int | None = None, seconds: float | None = None) -> dict[str, Any]:
    """Hold the ballot and return what was measured."""
    voters = rows or ROWS
    pace = voters / seconds if seconds else ROWS / SECONDS
    with tempfile.TemporaryDirectory(prefix="ballot-") as folder:
        env = {**os.environ, "UNIONHALL_HOME": folder, "PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE":
               "unionhall.config.settings"}  # fmt: skip
        _child(["manage.py", "migrate", "-v", "0"], env)
        _child(["manage.py", "collectstatic", "-v", "0", "--noinput"], env)
        prepared = json.loads(_child([__file__, "prepare", str(voters)], env).splitlines()[-1])
        server = subprocess.Popen(_server_command(), env=env, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            _wait_until_up()
            started = time.perf_counter()
            answers = _let_them_vote(prepared["sessions"], prepared["election"], pace)
            spent = time.perf_counter() - started
        finally:
            server.terminate()
            server.wait(timeout=20)
        count = json.loads(_child([__file__, "close", str(prepared["election"])], env).splitlines()[-1])
    return {**_report(voters, spent, answers, count), "voters_per_s_asked": round(pace, 2)}


def _report(
    voters: int, seconds: float, answers: list[list[tuple[float, bool]]], count: dict[str, Any]
) -> dict[str, Any]:
    expected = {"collected": voters, "votes": sorted([_of_first(voters), voters - _of_first(voters)])}
    if count != expected:
        raise SystemExit(f"The count is wrong: {count}, expected {expected}")
    times = sorted(spent for one in answers for spent, _ in one)
    casts = sorted(one[3][0] for one in answers if len(one) > 3)
    errors = sum(not fine for one in answers for _, fine in one)
    return {
        "bench": NAME,
        "rows": voters,
        "seconds": {"min": round(seconds, 1), "median": round(seconds, 1)},
        "rows_per_s": round(voters / seconds, 1),
        "peak_mib": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 1),
        "checksum": hashlib.sha256(json.dumps(count, sort_keys=True).encode()).hexdigest()[:16],
        "requests": len(times),
        "errors": errors,
        "p50_ms": _at(times, 50),
        "p95_ms": _at(times, 95),
        "p99_ms": _at(times, 99),
        "cast_p95_ms": _at(casts, 95),
        "goal": {"p95_ms": GOAL_MS, "errors": 0, "met": _at(times, 95) < GOAL_MS and not errors},
    }


def _of_first(voters: int) -> int:
    return sum(number % 3 != 0 for number in range(voters))


def _at(times: list[float], per_cent: int) -> float:
    return round(times[min(len(times) * per_cent // 100, len(times) - 1)] * 1000, 1)


def _child(command: list[str], env: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, *command], env=env, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE)
    return done.stdout


def _server_command() -> list[str]:
    """Return the launcher's own command of the web server, on our port."""
    sys.path.insert(0, str(ROOT))
    serving = importlib.import_module("launcher.serving")
    return [str(part) for part in serving.web_command("127.0.0.1", PORT)]


def _wait_until_up() -> None:
    for _ in range(200):
        try:
            line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=2)
            line.request("GET", "/healthz")
            if line.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The web server did not come up.")


def _let_them_vote(sessions: list[str], election: int, pace: float) -> list[list[tuple[float, bool]]]:
    begin = time.perf_counter() + 1

    def vote(number: int) -> list[tuple[float, bool]]:
        time.sleep(max(begin + number / pace - time.perf_counter(), 0))
        return _vote(sessions[number], election, first=number % 3 != 0)

    with ThreadPoolExecutor(max_workers=64) as voters:
        return list(voters.map(vote, range(len(sessions))))


def _vote(session: str, election: int, *, first: bool) -> list[tuple[float, bool]]:
    """Do what one voter does: five requests on one connection."""
    url, token = f"/organizing/vote/{election}/", "b" * 32
    marks = ["for", "against"] if first else ["against", "for"]
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    steps: list[tuple[list[tuple[str, str]], int]] = [
        ([], 200),
        ([("mark", marks[0])], 200),
        ([("mark", one) for one in marks], 200),
        ([*(("mark", one) for one in marks), ("cast", "1")], 302),
        ([], 200),
    ]
    seen = []
    for fields, status in steps:
        headers = {"Cookie": f"sessionid={session}; csrftoken={token}"}
        body = None
        if fields:
            body = urlencode([("csrfmiddlewaretoken", token), *fields])
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        started = time.perf_counter()
        try:
            line.request("POST" if fields else "GET", url, body, headers)
            answer = line.getresponse()
            answer.read()
            fine = answer.status == status
        except OSError:
            line.close()
            fine = False
        seen.append((time.perf_counter() - started, fine))
    line.close()
    return seen


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "benches"))
    stage = importlib.import_module("ballot_stage")
    sys.stdout.write("\n" + json.dumps(getattr(stage, sys.argv[1])(int(sys.argv[2]))) + "\n")
