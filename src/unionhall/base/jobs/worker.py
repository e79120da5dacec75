"""The worker process: runners take jobs, one clerk looks after the clock, the outbox and lost leases."""

import os
import signal
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from types import FrameType

import structlog
from django.db import DatabaseError, close_old_connections, connection

from unionhall.base import clock
from unionhall.base.jobs import courier, hooks, queue, ticks
from unionhall.base.jobs.processes import this_process
from unionhall.base.jobs.running import run_one
from unionhall.base.models import Job, Worker

log = structlog.get_logger("unionhall.worker")
POLL_SECONDS = 0.5
BEAT_SECONDS = 10.0
# The launcher gives everything ten seconds: five to end by itself, two to hear the interruption, then leases go back.
PATIENCE_SECONDS = 5.0
INTERRUPTION_SECONDS = 2.0


def work_once(*, most: int = 1000) -> int:
    """Do everything that is due, jobs that jobs ask for included, in this thread; return how many steps it took."""
    steps = 0
    ticks.enqueue_due(now=clock.now())
    while steps < most:
        moved = courier.deliver_due(now=clock.now()) + hooks.fan_out(now=clock.now())
        taken = queue.claim(now=clock.now())
        if taken is not None:
            run_one(taken, heart=False)
            moved += 1
        if not moved:
            break
        steps += moved
    return steps


class WorkerProcess:
    """Runs until SIGTERM or SIGINT, then lets jobs end, interrupts them, and gives back what is left."""

    def __init__(
        self, *, runners: int = 2, before: Callable[[], None] = lambda: None, after: Callable[[], None] = lambda: None
    ) -> None:
        self.name = this_process()
        self.runners = runners
        self.before = before
        self.after = after
        self.stopping = threading.Event()
        self.interrupt = threading.Event()
        self._running: dict[str, Job] = {}
        self._lock = threading.Lock()

    def run(self) -> None:
        """Work until told to stop."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        self._trying(self.before)
        threads = [threading.Thread(target=self._runner, name=f"runner-{n}") for n in range(self.runners)]
        threads.append(threading.Thread(target=self._clerk, name="clerk"))
        for thread in threads:
            thread.daemon = True
            thread.start()
        log.info("worker starts", worker=self.name, runners=self.runners)
        self.stopping.wait()
        self._end(threads)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping.set()

    def _end(self, threads: list[threading.Thread]) -> None:
        self._join(threads, PATIENCE_SECONDS)
        self.interrupt.set()
        self._join(threads, INTERRUPTION_SECONDS)
        with self._lock:
            left = list(self._running.values())
        for taken in left:
            queue.release(taken, now=clock.now())
        Worker.objects.filter(name=self.name).delete()
        self._trying(self.after)
        log.info("worker stops", worker=self.name, given_back=[taken.pk for taken in left])
        if left:
            os._exit(0)  # their threads still work: leave before they can write

    @staticmethod
    def _trying(chore: Callable[[], None]) -> None:
        """Do what belongs to start and stop; trouble with it must not keep the worker from working."""
        try:
            chore()
        except (DatabaseError, OSError):
            log.exception("chore at start or stop failed")

    @staticmethod
    def _join(threads: list[threading.Thread], seconds: float) -> None:
        ends = time.monotonic() + seconds
        for thread in threads:
            thread.join(max(0.0, ends - time.monotonic()))

    def _runner(self) -> None:
        me = threading.current_thread().name
        while not self.stopping.is_set():
            taken = self._claimed()
            if taken is None:
                self.stopping.wait(POLL_SECONDS)
                continue
            with self._lock:
                self._running[me] = taken
            try:
                run_one(taken, interrupt=self.interrupt)
            except DatabaseError:
                log.exception("database trouble around a job", job_id=taken.pk)
            finally:
                with self._lock:
                    self._running.pop(me, None)
        connection.close()

    def _claimed(self) -> Job | None:
        try:
            close_old_connections()
            return queue.claim(now=clock.now(), worker=self.name)
        except DatabaseError:
            log.exception("no job could be claimed")
            return None

    def _clerk(self) -> None:
        """Beat, tick, reap and deliver; trouble with the database is waited out."""
        beaten = -BEAT_SECONDS
        while not self.stopping.is_set():
            try:
                close_old_connections()
                if time.monotonic() - beaten >= BEAT_SECONDS:
                    beaten = time.monotonic()
                    self._beat()
                    ticks.enqueue_due(now=clock.now())
                    queue.reap(now=clock.now())
                moved = courier.deliver_due(now=clock.now()) + hooks.fan_out(now=clock.now())
            except DatabaseError:
                log.exception("database trouble in the clerk")
                moved = 0
            if not moved:
                self.stopping.wait(POLL_SECONDS)
        connection.close()

    def _beat(self) -> None:
        now = clock.now()
        Worker.objects.update_or_create(
            name=self.name, defaults={"beat_at": now}, create_defaults={"started_at": now, "beat_at": now}
        )
        Worker.objects.filter(beat_at__lt=now - timedelta(days=1)).delete()
