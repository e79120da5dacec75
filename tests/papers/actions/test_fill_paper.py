"""A draft is filled whole or refused with every fault; what it says is sealed."""

import pytest
from django.db import connection

from papers.samples import sample
from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.papers.actions.fill_paper import fill_paper
from unionhall.papers.models import Paper
from unionhall.papers.queries.papers import papers_of, values_of
from unionhall.papers.queries.templates import shipped, shipped_template


def test_a_draft_belongs_to_its_subject(forest, draft):
    pk = draft("T02", "A1", subject="run:12")
    row = Paper.objects.get(pk=pk)
    assert (row.state, row.number, row.code, row.scope_path) == ("draft", "", "T02", forest.paths["A1"])
    assert row.title == "关于同意成立锦州七里河精密机械制造有限公司工会筹备组的批复"
    assert values_of(row)["leader"] == "丁一鸣"
    assert [one.pk for one in papers_of(forest.at("A"), "run:12")] == [pk]
    assert papers_of(forest.at("B"), "run:12") == []
    assert papers_of(forest.at("A"), "") == []


def test_names_lie_sealed_and_leave_no_trace(draft):
    pk = draft(leader="龚䶮")
    with connection.cursor() as cursor:
        cursor.execute('SELECT "values" FROM papers_paper WHERE id = %s', [pk])
        assert "龚䶮".encode() not in bytes(cursor.fetchone()[0])
    assert not any("龚䶮" in row.facts for row in AuditRecord.objects.all())


def test_every_fault_is_named_and_nothing_is_kept(forest, now):
    values = sample(shipped_template("T02")) | {"leader": "", "group": "张三", "union_name": ["x"]}
    with pytest.raises(Refused) as refused:
        fill_paper(
            actor=forest.at("A"), template="T02", scope_path=forest.paths["A"], subject="", values=values, now=now
        )
    assert [fault.code for fault in refused.value.faults] == [
        "papers.value_is_list", "papers.value_no_list", "papers.value_missing",
    ]  # fmt: skip
    assert not Paper.objects.exists()


def test_a_name_that_the_font_lacks_is_refused_by_its_character(draft):
    with pytest.raises(Refused) as refused:
        draft(leader="吉𠮷")
    assert refused.value.facts["characters"] == "𠮷 (U+20BB7)"


def test_every_template_can_be_filled(draft):
    for code in shipped():
        assert draft(code)


def test_strangers(forest, now):
    values = sample(shipped_template("T02"))
    given = {"template": "T02", "scope_path": forest.paths["A"], "subject": "", "values": values, "now": now}
    with pytest.raises(NotFound):
        fill_paper(actor=forest.at("B"), **given)
    with pytest.raises(NotAllowed):
        fill_paper(actor=forest.at("A", "auditor"), **given)
    with pytest.raises(NotFound, match="no_template"):
        fill_paper(actor=forest.at("A"), **(given | {"template": "T99"}))
