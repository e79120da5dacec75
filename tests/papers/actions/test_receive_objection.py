"""An objection is written down while the display runs; who objected lies sealed."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import Conflict, NotFound, Refused
from unionhall.papers.actions.receive_objection import receive_objection
from unionhall.papers.models import Objection


def receive(actor, notice_id, now, **more):
    given = {
        "channel": "letter",
        "text": "与行政主要负责人有亲属关系",
        "identity": "赵大胆",
        "real_name": True,
        "position": 1,
    }
    return receive_objection(actor=actor, notice_id=notice_id, now=now, **(given | more))


def test_it_is_kept_sealed(forest, published, now):
    pk = receive(forest.at("A"), published(), now)
    held = Objection.objects.get(pk=pk)
    assert (held.identity, held.entry.position, held.finding) == ("赵大胆", 1, "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT identity, text FROM papers_objection")
        assert all(
            "赵大胆".encode() not in bytes(cell) and "亲属".encode() not in bytes(cell) for cell in cursor.fetchone()
        )
    assert "赵大胆" not in "".join(AuditRecord.objects.values_list("facts", flat=True))


def test_bad_input(forest, published, now):
    pk, actor = published(), forest.at("A")
    for change, code in (
        ({"channel": "pigeon"}, "channel"),
        ({"text": " "}, "objection_empty"),
        ({"identity": ""}, "no_objector"),
        ({"now": datetime(2026, 11, 28, 8, tzinfo=UTC)}, "objection_late"),
    ):
        with pytest.raises(Refused, match=code):
            receive(actor, pk, **({"now": now} | change))
    with pytest.raises(NotFound):
        receive(forest.at("B"), pk, now)
    with pytest.raises(NotFound, match="no_entry"):
        receive(actor, pk, now, position=7)


def test_a_key_is_one_objection(forest, published, now):
    first, second, key = published(), published(), "a" * 32
    actor = forest.at("A")
    pk = receive(actor, first, now, channel="online", key=key)
    assert receive(actor, first, now, channel="online", key=key) == pk
    assert Objection.objects.count() == 1
    with pytest.raises(Conflict, match="objection_key"):
        receive(actor, first, now, channel="online", key=key, text="另一件事")
    with pytest.raises(Conflict, match="objection_key"):
        receive(actor, second, now, channel="online", key=key)
