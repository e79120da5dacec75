"""Judged rows lie ready, sealed; nobody is a member yet; it may be run again."""

from django.db import connection

from registry.batches_of_rosters import staged, uploaded
from registry.conftest import NOW, SYSTEM, Forest
from registry.rosters import person
from unionhall.base.jobs import Task
from unionhall.registry.actions.lay_rows import lay_rows
from unionhall.registry.actions.stage_roster import stage_roster
from unionhall.registry.jobs import stage
from unionhall.registry.models import ImportBatch, ImportRow, MembershipSpell, Person
from unionhall.registry.queries.rosters import read_uploaded


def test_rows_lie_ready(forest: Forest) -> None:
    batch = ImportBatch.objects.get(pk=staged())
    assert (batch.state, batch.ok, batch.warned, batch.refused) == ("staged", 4, 1, 1)
    assert not Person.objects.exists()
    assert not MembershipSpell.objects.exists()
    row = ImportRow.objects.get(batch=batch, row=2)
    assert (row.id_number, row.wave, row.id_tail[6:14]) == (person(0)["身份证号码"], 1, "********")
    assert ImportRow.objects.get(batch=batch, row=6).wave is None


def test_the_number_is_sealed_in_the_table(forest: Forest) -> None:
    staged()
    with connection.cursor() as cursor:
        cursor.execute("SELECT id_number, phone FROM registry_importrow")
        for sealed in cursor.fetchall():
            assert all(str(person(0)["身份证号码"]).encode() not in bytes(value) for value in sealed)


def test_it_may_be_run_again(forest: Forest) -> None:
    batch = staged()
    assert stage_roster(actor=SYSTEM, batch_id=batch, now=NOW) == {"ok": 4, "warn": 1, "refuse": 1}
    assert ImportRow.objects.filter(batch=batch).count() == 6


def test_rows_that_were_laid_slice_by_slice_are_the_same(forest: Forest) -> None:
    batch = uploaded()
    roster = read_uploaded(SYSTEM, batch)
    lay_rows(actor=SYSTEM, batch_id=batch, roster=roster)
    counts = stage_roster(actor=SYSTEM, batch_id=batch, laid=roster, now=NOW)
    assert counts == {"ok": 4, "warn": 1, "refuse": 1}


def test_the_job_tells_how_far_it_is(forest: Forest) -> None:
    batch = uploaded()
    said: list[tuple[int, int]] = []
    task = Task(id=1, name="registry.stage_roster", payload={"batch": batch}, actor=SYSTEM)
    task.report = lambda progress: said.append((progress.done, progress.total))
    assert stage(task) == {"batch": batch, "ok": 4, "warn": 1, "refuse": 1}
    assert said[-1] == (7, 7)


def test_an_empty_upload_stays_uploaded(forest: Forest) -> None:
    assert ImportBatch.objects.get(pk=uploaded()).state == "uploaded"
