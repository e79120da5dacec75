"""The check finds a changed, a removed and an inserted row, and missing last rows, and names them."""

import pytest

from append_only_tables import without_triggers
from unionhall.base import audit
from unionhall.base.anchors import anchor_file, write_anchor
from unionhall.base.models import AuditHead, AuditPlace, AuditRecord
from unionhall.base.queries.audit import audit_trail, verify
from unionhall.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(system, now, settings, tmp_path):
    """Five rows in one chain, anchored after the fourth."""
    settings.ANCHOR_FOLDER = str(tmp_path / "anchors")
    for n in range(1, 6):
        if n == 5:
            write_anchor(now=now)
        audit.record(actor=system, verb="base.test", subject=f"thing:{n}", scope_path="A", now=now, facts={"n": n})
    return AuditRecord.objects.order_by("sequence")


def _found(system):
    return [(finding.kind, finding.sequence) for finding in verify(system)]


def _forged(row, **changes):
    """Return ``row`` with changes and a digest that fits them."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.digest = audit.digest_of(row)
    return row


def test_an_honest_trail_is_sound(trail, system):
    assert _found(system) == []


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "x"},
        {"facts": '{"n":9}'},
        {"said_path": "B"},
        {"reason": "x"},
        {"account_id": 7},
        {"actor": "x"},
        {"subject": "thing:9"},
        {"previous": "0" * 64},
        {"digest": "0" * 64},
    ],
)
def test_a_changed_row_is_named(trail, system, change):
    row = trail[2]
    with without_triggers():
        AuditRecord.objects.filter(pk=row.pk).update(**change)
    findings = verify(system)
    assert [(finding.kind, finding.record_id) for finding in findings][:1] == [("changed", row.pk)]
    assert f"Row {row.pk} (chain {row.shard}, number 3, " in findings[0].sentence.plain()


def test_a_changed_row_with_a_fitting_digest_is_named(trail, system):
    row = _forged(trail[2], verb="x")
    with without_triggers():
        row.save()
    assert _found(system) == [("replaced", 3)]


def test_the_last_row_changed_with_a_fitting_digest_is_named(trail, system):
    row = _forged(trail[4], verb="x")
    with without_triggers():
        row.save()
    assert _found(system) == [("replaced", 5)]


def test_a_whole_chain_computed_anew_is_found_by_the_anchor_and_the_seal(trail, system):
    previous = ""
    with without_triggers():
        for row in list(trail):
            _forged(row, previous=previous, reason="rewritten").save()
            previous = row.digest
        AuditHead.objects.update(digest=previous)
    assert _found(system) == [("replaced", 4), ("head", 5)]


def test_a_removed_row_is_named(trail, system):
    row = trail[1]
    with without_triggers():
        AuditPlace.objects.filter(record=row).delete()
        AuditRecord.objects.filter(pk=row.pk).delete()
    assert _found(system) == [("removed", 2)]
    assert verify(system)[0].sentence.plain() == f"Row number 2 of chain {row.shard} was removed."


def test_a_removed_row_whose_gap_was_closed_is_found(trail, system):
    gone, *later = list(trail)[1:]
    with without_triggers():
        AuditPlace.objects.filter(record=gone).delete()
        AuditRecord.objects.filter(pk=gone.pk).delete()
        for row in later:
            AuditRecord.objects.filter(pk=row.pk).update(sequence=row.sequence - 1)
    assert ("changed", 2) in _found(system)


def test_removed_last_rows_are_found_by_the_head(trail, system):
    with without_triggers():
        for row in list(trail)[3:]:
            AuditPlace.objects.filter(record=row).delete()
            AuditRecord.objects.filter(pk=row.pk).delete()
    finding = verify(system)[0]
    assert finding.sentence.plain() == f"Rows number 4 to 5 of chain {finding.shard} were removed."


def test_removed_last_rows_with_the_head_put_back_are_found_by_the_anchor(trail, system):
    rows = list(trail)
    with without_triggers():
        for row in rows[2:]:
            AuditPlace.objects.filter(record=row).delete()
            AuditRecord.objects.filter(pk=row.pk).delete()
    kept = rows[1]
    seal = audit.head_seal(kept.shard, 2, kept.digest)  # as an old backup of the head row would hold it
    AuditHead.objects.update(sequence=2, digest=kept.digest, seal=seal)
    assert _found(system) == [("removed", 3)]


def test_a_whole_chain_removed_is_found_by_the_anchor(trail, system):
    with without_triggers():
        AuditPlace.objects.all().delete()
        AuditRecord.objects.all().delete()
    AuditHead.objects.all().delete()
    assert _found(system) == [("removed", 1)]


def test_a_row_inserted_behind_the_head_is_named(trail, system):
    last = trail[4]
    row = _forged(AuditRecord.objects.get(pk=last.pk), pk=None, id=None, sequence=6, previous=last.digest)
    row.save(force_insert=True)
    AuditPlace.objects.create(record=row, scope_path="A")
    findings = verify(system)
    assert [(finding.kind, finding.record_id) for finding in findings] == [("inserted", row.pk)]


def test_a_row_inserted_with_the_head_moved_on_is_found_by_the_seal(trail, system):
    last = trail[4]
    row = _forged(AuditRecord.objects.get(pk=last.pk), pk=None, id=None, sequence=6, previous=last.digest)
    row.save(force_insert=True)
    AuditPlace.objects.create(record=row, scope_path="A")
    AuditHead.objects.update(sequence=6, digest=row.digest)
    assert _found(system) == [("head", 6)]


def test_a_row_inserted_before_the_first_is_named(trail, system):
    first = trail[0]
    row = _forged(AuditRecord.objects.get(pk=first.pk), pk=None, id=None, sequence=0, previous="")
    row.save(force_insert=True)
    AuditPlace.objects.create(record=row, scope_path="A")
    assert ("inserted", row.pk) in [(finding.kind, finding.record_id) for finding in verify(system)]


def test_a_lost_place_and_a_lost_head_are_found(trail, system):
    AuditPlace.objects.filter(record=trail[0]).delete()
    AuditHead.objects.all().delete()
    assert {kind for kind, _ in _found(system)} == {"head", "place"}


def test_a_touched_anchor_is_named_and_a_removed_file_missed(trail, system, now):
    write_anchor(now=now)
    text = anchor_file().read_text()
    anchor_file().write_text(text.replace('"number":2', '"number":3'))
    assert ("anchor", 2) in _found(system)
    anchor_file().write_text(text.splitlines()[1] + "\n")
    assert ("anchor", 1) in _found(system)


def test_auditors_read_their_scope_and_others_nothing(trail, system, keeper, stranger):
    assert audit_trail(keeper).count() == 5
    assert audit_trail(stranger).count() == 0
    with pytest.raises(NotAllowed):
        verify(stranger)
