"""Rows of old rosters go; counts stay, and nothing can be undone after."""

from datetime import timedelta

import pytest

from park_on_the_ground import officer
from registry.batches_of_rosters import committed, staged
from registry.conftest import NOW, SYSTEM, Forest
from registry.rosters import person
from unionhall.base.jobs import Task
from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import NotAllowed, Refused
from unionhall.registry import jobs
from unionhall.registry.actions.archive_rosters import archive_rosters
from unionhall.registry.actions.undo_batch import undo_batch
from unionhall.registry.models import ImportBatch, ImportRow, MembershipSpell

LATER = NOW + timedelta(days=181)


def test_rows_go_and_members_stay(forest: Forest) -> None:
    batch = committed([person(0), person(1)])
    ImportBatch.objects.update(created_at=NOW, staged_at=NOW, committed_at=NOW)
    assert archive_rosters(actor=SYSTEM, now=NOW + timedelta(days=179)) == 0
    assert archive_rosters(actor=SYSTEM, now=LATER) == 1
    held = ImportBatch.objects.get(pk=batch)
    assert (held.state, held.imported, held.ok) == ("archived", 2, 2)
    assert not ImportRow.objects.exists()
    assert MembershipSpell.objects.count() == 2
    assert "committed" in AuditRecord.objects.get(verb="registry.archive_roster").facts
    assert archive_rosters(actor=SYSTEM, now=LATER) == 0
    with pytest.raises(Refused, match="roster_state"):
        undo_batch(actor=SYSTEM, batch_id=batch, reason="late", now=LATER)


@pytest.mark.parametrize("worked_at", ["staged_at", "committed_at", "undone_at"])
def test_what_was_worked_on_lately_stays(forest: Forest, worked_at: str) -> None:
    committed([person(0)])
    ImportBatch.objects.update(created_at=NOW, staged_at=NOW, committed_at=NOW)
    ImportBatch.objects.update(**{worked_at: LATER})
    assert archive_rosters(actor=SYSTEM, now=LATER) == 0
    assert ImportRow.objects.count() == 1


def test_what_was_never_imported_goes_too(forest: Forest) -> None:
    staged([person(0)])
    ImportBatch.objects.update(created_at=NOW, staged_at=NOW)
    assert archive_rosters(actor=SYSTEM, now=LATER) == 1
    assert not ImportRow.objects.exists()


def test_the_nightly_job_goes_on_until_nothing_is_old(forest: Forest, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in range(3):
        staged([person(place)])
    ImportBatch.objects.update(created_at=NOW - timedelta(days=999), staged_at=NOW - timedelta(days=999))
    monkeypatch.setattr("unionhall.registry.actions.archive_rosters.MOST", 1)
    monkeypatch.setattr("unionhall.registry.jobs.MOST", 1)
    assert jobs.archive(Task(id=1, name="registry.archive_rosters", payload={}, actor=SYSTEM)) == {"archived": 3}


def test_people_may_not(forest: Forest) -> None:
    with pytest.raises(NotAllowed):
        archive_rosters(actor=officer("administrator", ""), now=LATER)
