"""What every bench shares: rounds in fresh processes, seconds, peak memory, a checksum that must not move.

A bench is a module in this folder with ``NAME``, ``SUMMARY`` and ``run(rows: int | None) -> dict``. ``run`` builds its
data from a seed, calls ``measure`` for each contestant and returns ``result(...)``, with more keys if it likes.

A contestant is a function ``name(**arguments) -> Callable[[], dict]`` in the bench's module: what it does itself is
preparation and not timed; the function that it returns is timed and returns ``{"rows": …, "checksum": …}`` (more keys
are kept). Each round is a new process, so that peak memory is its own and nothing is warm but the disk's cache.
"""

import importlib
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
MIB = 1024 * 1024
Contestant = Callable[..., Callable[[], dict[str, Any]]]


@dataclass(frozen=True)
class Measured:
    """The rounds of one contestant: ``seconds`` of the timed function, ``process_seconds`` from start to exit."""

    rows: int
    checksum: str
    seconds: list[float]
    process_seconds: list[float]
    peak_mib: float
    more: dict[str, Any] = field(default_factory=dict)


def measure(
    contestant: Contestant,
    arguments: Mapping[str, Any] | None = None,
    *,
    rounds: int = 3,
    warm: int = 1,
    env: Mapping[str, str] | None = None,
) -> Measured:
    """Run ``warm`` rounds unseen and ``rounds`` seen ones; fail when two rounds do not come to the same result."""
    target = f"{Path(sys.modules[contestant.__module__].__file__ or '').stem}:{contestant.__name__}"
    seen = [_round(target, dict(arguments or {}), env or {}) for _ in range(warm + rounds)][warm:]
    checksums = {answer["answer"]["checksum"] for answer in seen}
    if len(checksums) != 1:
        raise SystemExit(f"{target}: rounds differ, {sorted(checksums)}")
    last = dict(seen[-1]["answer"])
    return Measured(
        rows=int(last.pop("rows")),
        checksum=str(last.pop("checksum")),
        seconds=[answer["seconds"] for answer in seen],
        process_seconds=[answer["process_seconds"] for answer in seen],
        peak_mib=max(answer["peak_mib"] for answer in seen),
        more=last,
    )


def result(name: str, measured: Measured, *, whole_process: bool = False, **more: Any) -> dict[str, Any]:
    """Return what the runner prints; with ``whole_process`` the time from the start of the process counts."""
    seconds = measured.process_seconds if whole_process else measured.seconds
    best = min(seconds)
    return {
        "bench": name,
        "rows": measured.rows,
        "seconds": {"min": round(best, 4), "median": round(statistics.median(seconds), 4)},
        "rows_per_s": round(measured.rows / best) if best else 0,
        "peak_mib": round(measured.peak_mib, 1),
        "checksum": measured.checksum,
        **measured.more,
        **more,
    }


def _round(target: str, arguments: dict[str, Any], env: Mapping[str, str]) -> dict[str, Any]:
    paths = os.pathsep.join((str(FOLDER), str(ROOT / "src")))
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, target, json.dumps(arguments)],
        env={**os.environ, "PYTHONPATH": paths, **env},
        stdout=subprocess.PIPE,
        check=False,
        text=True,
    )
    passed = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(f"{target} failed; its lines above say why.")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {**found, "process_seconds": passed}


def peak_mib() -> float:
    """Return the highest memory that this process, or the largest of its children, has held."""
    unit = 1 if sys.platform == "darwin" else 1024
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(each).ru_maxrss for each in whose) * unit / MIB


def _play(target: str, arguments: dict[str, Any]) -> None:
    module, name = target.split(":")
    timed = getattr(importlib.import_module(module), name)(**arguments)
    started = time.perf_counter()
    answer = timed()
    seconds = time.perf_counter() - started
    sys.stdout.write("\n" + json.dumps({"seconds": seconds, "peak_mib": peak_mib(), "answer": answer}) + "\n")


if __name__ == "__main__":
    _play(sys.argv[1], json.loads(sys.argv[2]))
