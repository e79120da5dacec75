"""Runs one claimed job to its end, with a heart that keeps the lease alive beside it."""

import threading
from dataclasses import replace
from datetime import timedelta

import structlog
from django.db import DatabaseError, close_old_connections, connection

from unionhall.base import clock
from unionhall.base.job_kinds import Run, declared
from unionhall.base.job_task import Interrupted, LeaseLost, Progress, Task
from unionhall.base.jobs import queue
from unionhall.base.models import Job
from unionhall.base.privacy import scrub
from unionhall.base.queries.actors import actor_of
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refusal

log = structlog.get_logger("unionhall.jobs")


def run_one(taken: Job, *, interrupt: threading.Event | None = None, heart: bool = True) -> str:
    """Run the job that was claimed; return what became of it: done, refused, failed, lost or released."""
    kind = declared(taken.name)
    if kind is None:
        queue.fail(taken, error="This version of the software has no such job.", now=clock.now())
        return "failed"
    beat = Heart(taken, lease_seconds=kind.lease_seconds) if heart and not connection.in_atomic_block else None
    task = _task(taken, beat, interrupt)
    log.info("job starts", job=taken.name, job_id=taken.pk, attempt=taken.attempts)
    if beat:
        beat.start()
    try:
        outcome = _outcome(taken, task, kind.run)
    finally:
        if beat:
            beat.stop()
    log.info("job ends", job=taken.name, job_id=taken.pk, outcome=outcome)
    return outcome


def _outcome(taken: Job, task: Task, run: Run) -> str:
    try:
        result = run(task)
        return "done" if queue.finish(taken, result or {}, now=clock.now()) else "lost"
    except Interrupted:
        queue.release(taken, now=clock.now())
        return "released"
    except LeaseLost:
        return "lost"
    except Refusal as refusal:
        queue.refuse(
            taken,
            code=refusal.code,
            template=refusal.sentence.template,
            facts=refusal.sentence.facts,
            now=clock.now(),
        )
        return "refused"
    except Exception as error:
        log.exception("job failed", job=taken.name, job_id=taken.pk)
        _tidy_connection()
        queue.fail(taken, error=f"{type(error).__name__}: {scrub(str(error))}", now=clock.now())
        return "failed"
    finally:
        _tidy_connection()


def _tidy_connection() -> None:
    """Drop a connection that broke or grew old; never one with a transaction of somebody around us."""
    if not connection.in_atomic_block:
        close_old_connections()


def _task(taken: Job, beat: "Heart | None", interrupt: threading.Event | None) -> Task:
    def check() -> None:
        if beat is not None and beat.lost:
            raise LeaseLost
        if interrupt is not None and interrupt.is_set():
            raise Interrupted

    def report(progress: Progress) -> None:
        if beat is not None and connection.in_atomic_block:
            beat.pending = progress  # what this transaction writes nobody sees yet: the heart says it
        elif not queue.report(taken, progress):
            raise LeaseLost

    return Task(
        id=taken.pk,
        name=taken.name,
        payload=taken.payload,
        actor=_actor(taken),
        attempt=taken.attempts,
        report=report,
        check=check,
    )


def _actor(taken: Job) -> Actor:
    """Return who asked, with the roles held today: who lost a role meanwhile can no longer act through a job."""
    stored = queue.stored_actor_of(taken)
    if taken.account_id is None:
        return stored
    acting_at = str(taken.actor.get("acting_at", ""))
    found = actor_of(taken.account_id, today=clock.today(), door="job", acting_at=acting_at)
    if stored.only is None:
        return found
    # A token reaches as far as it did, and no farther than its owner does today.
    kept = [
        held
        for held in stored.holdings
        if any(own.role == held.role and own.covers(held.path, subtree=held.subtree) for own in found.holdings)
    ]
    return replace(found, only=stored.only, holdings=tuple(kept))


class Heart(threading.Thread):
    """Renews the lease every third of it and tells progress that a transaction hides; has its own connection."""

    def __init__(self, taken: Job, *, lease_seconds: int) -> None:
        super().__init__(name=f"heart-{taken.pk}", daemon=True)
        self.taken = taken
        self.lease_seconds = lease_seconds
        self.pending: Progress | None = None
        self.lost = False
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let it end; returns when its connection is closed."""
        self._stopped.set()
        self.join(timeout=30)

    def run(self) -> None:
        """Beat until stopped."""
        pause = min(1.0, self.lease_seconds / 3)
        waited = 0.0
        try:
            while not self._stopped.wait(pause) and not self.lost:
                waited += pause
                if waited >= self.lease_seconds / 3 and self._renew():
                    waited = 0.0
                self._tell()
        finally:
            connection.close()

    def _renew(self) -> bool:
        try:
            until = clock.now() + timedelta(seconds=self.lease_seconds)
            self.lost = not queue.renew(self.taken, until=until)
        except DatabaseError:  # the one writer of SQLite is busy: try again at the next beat
            return False
        return True

    def _tell(self) -> None:
        progress, self.pending = self.pending, None
        if progress is not None:
            try:
                queue.report(self.taken, progress)
            except DatabaseError:
                self.pending = self.pending or progress
