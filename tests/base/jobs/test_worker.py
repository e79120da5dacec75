"""The worker as a process of its own: killed, stopped, and many at once."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from unionhall.base import clock
from unionhall.base.job_kinds import job
from unionhall.base.jobs import enqueue, queue
from unionhall.base.models import AuditRecord, Job, JobState, Worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
SCRIPT = Path(__file__).with_name("killed_worker.py")


@job("base.test_steps", lease_seconds=2, attempts=50)
def _steps(task):  # the worker process has the body
    raise AssertionError("runs in the worker process only")


def _start(runners: int = 1) -> subprocess.Popen[str]:
    name = connection.settings_dict["NAME"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "settings_of_another_process",
        "UNIONHALL_TEST_DATABASE": str(name),
        "UNIONHALL_TEST_PARENT_HOME": str(settings.HOME),
        "PYTHONPATH": os.pathsep.join(["src", "tests", str(SCRIPT.parent)]),
    }
    process = subprocess.Popen(
        [sys.executable, SCRIPT, str(runners)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _wait(condition, seconds: float = 40.0) -> None:
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.05)


def _all_done() -> bool:
    return not Job.objects.exclude(state=JobState.DONE).exists()


def _all_done_without_pauses() -> bool:
    Job.objects.filter(state=JobState.READY).update(run_at=clock.now())
    return _all_done()


@pytest.fixture(autouse=True)
def _short_grace(monkeypatch):
    monkeypatch.setenv("UNIONHALL_TEST_GRACE", "0.5")


def test_killing_the_worker_loses_and_doubles_nothing(system):
    chance = random.Random(20261122)
    for _ in range(3):
        enqueue("base.test_steps", {"steps": 20, "pause": 0.01}, actor=system, now=clock.now())
    for _ in range(4):
        process = _start()
        time.sleep(chance.uniform(0.1, 0.9))
        process.send_signal(signal.SIGKILL)
        process.wait()
    process = _start(2)
    try:
        _wait(_all_done_without_pauses)
    finally:
        process.terminate()
        process.wait(timeout=15)
    counted = Counter(AuditRecord.objects.filter(verb="base.test").values_list("subject", flat=True))
    assert len(counted) == 60
    assert set(counted.values()) == {1}


def test_sigterm_gives_an_unfinished_job_back_and_leaves_at_once(system):
    number = enqueue("base.test_steps", {"steps": 1, "pause": 60}, actor=system, now=clock.now())
    process = _start()
    _wait(lambda: Job.objects.get(pk=number).state == JobState.RUNNING)
    _wait(lambda: Worker.objects.count() == 1)  # its row follows the first claim
    began = time.monotonic()
    process.terminate()
    assert process.wait(timeout=15) == 0
    assert time.monotonic() - began < 10
    held = Job.objects.get(pk=number)
    assert (held.state, held.attempts, held.lease_token) == (JobState.READY, 0, "")
    assert not Worker.objects.exists()


def test_sigterm_lets_a_short_job_end(system):
    number = enqueue("base.test_steps", {"steps": 1, "pause": 1.5}, actor=system, now=clock.now())
    process = _start()
    _wait(lambda: Job.objects.get(pk=number).state == JobState.RUNNING)
    process.terminate()
    process.wait(timeout=15)
    assert Job.objects.get(pk=number).state == JobState.DONE


def test_a_job_longer_than_its_lease_is_kept_by_its_heart(system):
    number = enqueue("base.test_steps", {"steps": 1, "pause": 5}, actor=system, now=clock.now())
    first, second = _start(), _start()
    try:
        _wait(lambda: Job.objects.get(pk=number).state == JobState.DONE)
    finally:
        for process in (first, second):
            process.terminate()
            process.wait(timeout=15)
    assert Job.objects.get(pk=number).attempts == 1
    assert queue.claim(now=clock.now()) is None
