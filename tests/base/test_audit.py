"""The audit trail: chained rows that neither database lets anybody touch."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from unionhall.base import audit
from unionhall.base.models import AuditHead, AuditPlace, AuditRecord

pytestmark = pytest.mark.django_db


def _write(actor, now, number=1, **more):
    for n in range(number):
        audit.record(actor=actor, verb="base.test", subject=f"thing:{n}", scope_path="A", now=now, **more)


def test_rows_are_chained_and_say_who_did_what(keeper, now):
    _write(keeper, now, 2, facts={"b": 2, "a": now}, reason="because")
    first, second = AuditRecord.objects.order_by("sequence")
    assert second.previous == first.digest
    assert first.previous == ""
    assert first.actor == f"account:{keeper.account_id}"
    assert first.facts == '{"a":"2026-11-22T08:00:00.000000Z","b":2}'
    head = AuditHead.objects.get()
    assert (head.sequence, head.digest) == (second.sequence, second.digest)
    assert AuditPlace.objects.get(record=first).scope_path == "A"
    assert audit.digest_of(AuditRecord.objects.get(pk=first.pk)) == first.digest


def test_a_rolled_back_action_leaves_no_row_and_no_gap(keeper, now):
    _write(keeper, now)
    with transaction.atomic():
        _write(keeper, now)
        transaction.set_rollback(True)
    _write(keeper, now)
    assert list(AuditRecord.objects.order_by("sequence").values_list("sequence", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE base_auditrecord SET verb = 'x'",
        "UPDATE base_auditrecord SET said_path = said_path",
        "DELETE FROM base_auditrecord",
    ],
)
def test_the_database_refuses_to_touch_a_row(keeper, now, statement):
    _write(keeper, now)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditRecord.objects.filter(verb="base.test").count() == 1


@pytest.mark.postgres
def test_the_database_refuses_to_truncate():
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE base_auditrecord CASCADE")


def test_facts_without_a_canonical_form_are_a_mistake(keeper, now):
    with pytest.raises(TypeError):
        _write(keeper, now, facts={"share": 0.1})


@pytest.mark.django_db(transaction=True)
def test_writers_side_by_side_break_no_chain(system, now):
    """Eight threads, each with a connection: every chain stays whole, nobody deadlocks."""
    faults = []

    def write() -> None:
        try:
            for _ in range(10):
                with transaction.atomic():
                    _write(system, now, 2)
        except DatabaseError as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert AuditRecord.objects.count() == 160
    assert sum(AuditHead.objects.values_list("sequence", flat=True)) == 160
