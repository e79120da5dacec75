"""What a running job sees of itself."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from unionhall.base import clock
from unionhall.kernel.actors import Actor
from unionhall.kernel.text import Sentence

PROGRESS_SECONDS = 0.5


class LeaseLost(Exception):
    """Another worker has this job now: stop at once, the transaction in hand rolls back."""


class Interrupted(Exception):
    """The worker is stopping: the job goes back to the queue and starts again elsewhere."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is; ``total`` zero means not known yet."""

    done: int
    total: int
    sentence: Sentence


@dataclass(slots=True)
class Task:
    """One run of a job; ``payload`` are its ids and codes, ``actor`` who asked for it with the roles of today."""

    id: int
    name: str
    payload: dict[str, Any]
    actor: Actor
    attempt: int = 1
    report: Callable[[Progress], None] = field(default=lambda _progress: None)
    check: Callable[[], None] = field(default=lambda: None)
    _reported_at: float = 0.0

    def now(self) -> datetime:
        """Return this instant; a job is a door and may read the clock."""
        return clock.now()

    def progress(self, done: int, total: int, sentence: Sentence) -> None:
        """Say how far it is, often: this is also where a job hears that it should stop."""
        self.check()
        moment = time.monotonic()
        if done >= total or moment - self._reported_at >= PROGRESS_SECONDS:
            self._reported_at = moment
            self.report(Progress(done=done, total=total, sentence=sentence))
