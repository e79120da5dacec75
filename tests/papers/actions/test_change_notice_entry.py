"""Changing an entry starts its clock again; the others run on."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from unionhall.kernel.errors import NotFound, Refused
from unionhall.papers.actions.change_notice_entry import change_notice_entry
from unionhall.papers.models import Notice, NoticeEntryChange

WEDNESDAY = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def change(actor, notice_id, position=2, **more):
    given = {"shown": {"name": "欧阳燊", "post": "研发科"}, "reason": "岗位写错", "now": WEDNESDAY}
    change_notice_entry(actor=actor, notice_id=notice_id, position=position, **(given | more))


def test_only_its_own_clock_starts_again(forest, published):
    pk = published()
    change(forest.at("A"), pk)
    row = Notice.objects.get(pk=pk)
    ends = list(row.entries.order_by("position").values_list("start_on", "ends_on"))
    assert ends == [(date(2026, 11, 23), date(2026, 11, 27)), (date(2026, 11, 25), date(2026, 12, 1))]
    assert row.ends_on == date(2026, 12, 1)
    kept = NoticeEntryChange.objects.get()
    assert (kept.before["post"], kept.reason, kept.start_on) == ("质检科", "岗位写错", date(2026, 11, 23))
    with pytest.raises(DatabaseError), transaction.atomic():
        NoticeEntryChange.objects.update(reason="x")


def test_bad_input(forest, published):
    pk = published()
    with pytest.raises(NotFound, match="no_entry"):
        change(forest.at("A"), pk, position=9)
    with pytest.raises(NotFound, match="no_notice"):
        change(forest.at("B"), pk)
    with pytest.raises(Refused, match="no_reason"):
        change(forest.at("A"), pk, reason="")
    with pytest.raises(Refused, match="number_in_public"):
        change(forest.at("A"), pk, shown={"name": "张三 13912345678"})
