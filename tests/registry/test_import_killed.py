"""A worker is killed with -9 at a hundred random points of importing rosters: nothing is lost, nothing is doubled."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections

from registry.rosters import as_csv, person
from unionhall.base import clock
from unionhall.base.crypto import blind_index
from unionhall.base.jobs import enqueue, queue
from unionhall.base.models import AuditRecord, Job, JobState, OutboxEvent
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Refused
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.actions.start_commit import start_commit
from unionhall.registry.actions.upload_roster import upload_roster
from unionhall.registry.models import ImportBatch, ImportRow, MembershipSpell, Person
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rosters import COMMITTED, STAGED
from unionhall.registry.rules.rows import NewOrganisation

ROUNDS = 100
GOOD = 6  # of each roster; two rows more are warned and refused
SYSTEM = system_actor("test", door="command")


class Workers:
    """Starts workers through the server and kills them."""

    def __init__(self) -> None:
        self.worker = 0
        connections.close_all()
        script = Path(__file__).with_name("worker_to_kill.py")
        source = Path(settings.REPOSITORY_ROOT) / "src"
        self.server = subprocess.Popen(
            [sys.executable, str(script), str(connection.settings_dict["NAME"])],
            env={
                **os.environ,
                "PYTHONPATH": str(source),
                "UNIONHALL_HOME": str(settings.HOME),
                "DJANGO_SETTINGS_MODULE": "unionhall.config.settings",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._hear().startswith("ready")

    def start(self) -> None:
        assert self.server.stdin is not None
        self.server.stdin.write("go\n")
        self.server.stdin.flush()
        self.worker = int(self._hear())

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.worker, signal.SIGKILL)
        self.worker = 0
        assert self._hear() == "gone"

    def stop(self) -> None:
        if self.worker:
            self.kill()
        assert self.server.stdin is not None
        self.server.stdin.close()
        self.server.wait(timeout=30)

    def _hear(self) -> str:
        assert self.server.stdout is not None
        return self.server.stdout.readline().strip()


@pytest.fixture
def workers() -> Iterator[Workers]:
    started = Workers()
    yield started
    started.stop()


def _upload(serial: int) -> int:
    first = serial * 10
    rows = [person(first + place) for place in range(GOOD)]
    rows += [person(first + 6, 性别="男" if rows[0]["性别"] == "女" else "女"), person(first + 7, 姓名="")]
    now = clock.now()
    batch = upload_roster(actor=SYSTEM, union_code="U", content=as_csv(rows), file_name="r.csv", now=now)
    enqueue("registry.stage_roster", {"batch": batch}, actor=SYSTEM, now=now)
    return batch


def _bring_back() -> None:
    """Let time pass: leases end, pauses end; a hundred kills are more than one job's patience, so tries start anew."""
    queue.reap(now=clock.now() + timedelta(hours=2))
    Job.objects.filter(state=JobState.READY).update(run_at=clock.now(), attempts=0)
    _commit_staged()


def _commit_staged() -> None:
    for batch in ImportBatch.objects.filter(state=STAGED):
        with suppress(Refused):  # the worker was faster and there is nothing left to commit
            start_commit(actor=SYSTEM, batch_id=batch.pk, now=clock.now())


def _until_it_works() -> None:
    ends = time.monotonic() + 5
    while time.monotonic() < ends and not Job.objects.filter(state=JobState.RUNNING).exists():
        time.sleep(0.004)
    connections.close_all()


def _finish(workers: Workers) -> None:
    """Let a worker do all that is left, unkilled."""
    workers.start()
    ends = time.monotonic() + 600
    while ImportBatch.objects.exclude(state=COMMITTED).exists() and time.monotonic() < ends:
        _commit_staged()
        time.sleep(0.1)
    workers.kill()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_and_nothing_doubled(workers: Workers) -> None:
    founded = [
        NewOrganisation(code="C", name="某县总工会", kind=kinds.COUNTY_FEDERATION, founded_on=date(1990, 1, 1)),
        NewOrganisation(code="U", name="某厂工会", kind=kinds.SINGLE_UNION, parent_code="C"),
    ]
    found_organisations(actor=SYSTEM, parent_code="", rows=founded, now=clock.now())
    blind_index("person.id", "the key ring stands before the first worker asks for it")
    chance = random.Random()
    interrupted = 0
    for serial in range(ROUNDS):
        _upload(serial)
        connections.close_all()
        workers.start()
        if serial % 10:  # every tenth dies before it has found its feet, the others in the middle of something
            _until_it_works()
        time.sleep(chance.uniform(0.0, 0.15))
        workers.kill()
        interrupted += Job.objects.filter(state=JobState.RUNNING).count()
        _bring_back()
    _finish(workers)

    assert interrupted >= ROUNDS // 10, "the kills must hit the work, not the pauses between"
    assert not Job.objects.filter(state=JobState.DEAD).exists()
    assert ImportBatch.objects.filter(state=COMMITTED).count() == ROUNDS
    for batch in ImportBatch.objects.all():
        assert (batch.ok, batch.warned, batch.refused, batch.imported) == (GOOD, 1, 1, GOOD)
        assert ImportRow.objects.filter(batch=batch).count() == GOOD + 2
    people = Counter(bytes(index or b"") for index in Person.objects.values_list("id_index", flat=True))
    wanted = Counter(
        blind_index("person.id", f"resident|{person(serial * 10 + place)['身份证号码']}")
        for serial in range(ROUNDS)
        for place in range(GOOD)
    )
    assert people == wanted
    spells = Counter(MembershipSpell.objects.values_list("person_id", flat=True))
    assert len(spells) == len(wanted)
    assert set(spells.values()) == {1}
    assert OutboxEvent.objects.filter(name="registry.RosterCommitted").count() == ROUNDS
    assert AuditRecord.objects.filter(verb="registry.commit_batch").count() == ROUNDS
