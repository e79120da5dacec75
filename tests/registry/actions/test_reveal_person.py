"""Sealed data open with a reason that is kept."""

import pytest

from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.reveal_person import reveal_person


def test_the_reading_is_kept_with_its_reason(forest, now, somebody, id_number):
    pk = somebody(1)
    seen = reveal_person(actor=forest.at("A1", "union_officer"), person_id=pk, reason="核对会员证", now=now)
    assert (seen.id_number, seen.phone) == (id_number(1), "13900000001")
    row = AuditRecord.objects.get(verb="registry.reveal_person")
    assert (row.subject, row.reason) == (f"person:{pk}", "核对会员证")
    assert id_number(1) not in row.facts


def test_refusals(forest, now, somebody):
    pk = somebody(1)
    with pytest.raises(Refused, match="no_reveal_reason"):
        reveal_person(actor=forest.at("A1", "union_officer"), person_id=pk, reason=" x ", now=now)
    with pytest.raises(NotFound):
        reveal_person(actor=forest.at("B1", "union_officer"), person_id=pk, reason="核对会员证", now=now)
    with pytest.raises(NotAllowed):
        reveal_person(actor=forest.at("A", "auditor"), person_id=pk, reason="核对会员证", now=now)
