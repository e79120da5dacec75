"""What has served its time goes, what waits stays."""

import os
from datetime import date, timedelta

import pytest

from unionhall.base import files, vault
from unionhall.base.actions.sweep import sweep
from unionhall.base.models import Blob, Job, JobState, OutboxDelivery, OutboxEvent, StoredFile
from unionhall.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.HOME = tmp_path


def _age(path):
    os.utime(path, (0, 0))


def test_old_jobs_and_delivered_events_go_and_dead_ones_stay(system, now):
    old = now - timedelta(days=100)
    for state in (JobState.DONE, JobState.DEAD, JobState.READY):
        Job.objects.create(name="x", state=state, run_at=old, created_at=old, finished_at=old)
    for state in ("done", "dead"):
        event = OutboxEvent.objects.create(name=state, payload={}, aggregate="x", at=old, hooked_at=old)
        OutboxDelivery.objects.create(event=event, subscriber="s", aggregate="x", state=state, next_at=old)
    gone = sweep(actor=system, now=now)
    assert (gone["jobs"], gone["events"]) == (1, 1)
    assert set(Job.objects.values_list("state", flat=True)) == {"dead", "ready"}
    assert OutboxEvent.objects.get().name == "dead"


def test_expired_files_and_their_bytes_go(system, keeper, now, django_capture_on_commit_callbacks):
    facts = {"purpose": "export", "grant": "base.read_audit", "actor": keeper, "scope_path": "", "now": now}
    files.store(b"a,b", name="a.csv", expires_at=now + timedelta(days=1), **facts)
    kept = files.store(b"c,d", name="b.csv", **facts)
    path = next(path for path in vault.folder().rglob("*.sealed") if path.name.startswith(Blob.objects.first().digest))
    _age(path)
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep(actor=system, now=now + timedelta(days=3))["files"] == 1
    assert [file.pk for file in StoredFile.objects.all()] == [kept]
    assert not path.exists()


def test_bytes_without_a_row_go_after_a_day(db):
    fresh, old = (vault.folder() / "tmp" / name for name in ("fresh", "old"))
    fresh.parent.mkdir(parents=True)
    for path in (fresh, old):
        path.write_bytes(b"x")
    _age(old)
    vault.write(b"x", "00" * 32, sealed=False)
    _age(vault.path_of("00" * 32, sealed=False))
    removed = sum(files.remove_strays(today=date(2026, 11, 1) + timedelta(days=n)) for n in range(16))
    assert removed == 2
    assert fresh.exists()


def test_strangers_may_not(stranger, now):
    with pytest.raises(NotAllowed):
        sweep(actor=stranger, now=now)
