"""Which jobs there are; filled when each module's ``jobs.py`` is imported at start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from unionhall.base.job_task import Task

Run = Callable[[Task], dict[str, object]]
R = TypeVar("R", bound=Callable[[Task], dict[str, object]])


@dataclass(frozen=True, slots=True)
class Declared:
    """A kind of job: ``lease_seconds`` without a sign of life give it to another worker, ``attempts`` end as dead."""

    name: str
    run: Run
    lease_seconds: int
    attempts: int
    title: str


_JOBS: dict[str, Declared] = {}
_SCHEDULES: dict[str, str] = {}


def job(name: str, *, lease_seconds: int = 60, attempts: int = 5, title: str = "") -> Callable[[R], R]:
    """Declare a function as the job ``module.verb``; ``title`` (marked with ``N_``) is what people read."""

    def declare(run: R) -> R:
        known = _JOBS.get(name)
        assert known is None or known.run.__module__ == run.__module__, f"job {name} is declared twice"
        _JOBS[name] = Declared(name=name, run=run, lease_seconds=lease_seconds, attempts=attempts, title=title)
        return run

    return declare


def cron(
    expression: str, name: str, *, lease_seconds: int = 60, attempts: int = 5, title: str = ""
) -> Callable[[R], R]:
    """Declare a job that the clock starts (five cron fields, China's time); its actor is ``system:<module>``."""

    def declare(run: R) -> R:
        if name not in _JOBS:
            job(name, lease_seconds=lease_seconds, attempts=attempts, title=title)(run)
        _SCHEDULES[name] = expression
        return run

    return declare


def declared(name: str) -> Declared | None:
    """Return a kind of job, or ``None`` when the code no longer has it."""
    return _JOBS.get(name)


def declared_names() -> list[str]:
    """Return the names of all kinds of job."""
    return sorted(_JOBS)


def schedules() -> dict[str, str]:
    """Return the cron expression of every scheduled job."""
    return dict(_SCHEDULES)
