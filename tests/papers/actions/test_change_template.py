"""An organisation's own wording: copy on write, judged whole, never changed again by anybody."""

import pytest
from django.db import DatabaseError, transaction

from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.papers.actions.change_template import change_template
from unionhall.papers.models import Paper, TemplateVersion
from unionhall.papers.queries.papers import values_of
from unionhall.papers.queries.rendering import laid
from unionhall.papers.queries.templates import current_template, faults_for_run, template_of

BLOCKS = [{"kind": "title", "text": "关于{employer}"}, {"kind": "paragraph", "text": "同意{group|join:name}。"}]


def change(actor, now, *, at="A", blocks=BLOCKS, based_on=0, title="关于{employer}"):
    return change_template(
        actor=actor, code="T02", organisation_code=at, title=title, blocks=blocks, based_on=based_on, now=now
    )


def test_it_holds_there_and_below_and_nowhere_else(forest, now):
    change(forest.at("A"), now)
    for code, owner in (("A", "A"), ("A1", "A"), ("B", ""), ("C", "")):
        current = current_template("T02", forest.paths[code])
        assert current.owner_path == (forest.paths[owner] if owner else "")
    change(forest.at("A1", "union_officer"), now, at="A1")
    assert current_template("T02", forest.paths["A1"]).owner_path == forest.paths["A1"]
    assert current_template("T02", forest.paths["A2"]).owner_path == forest.paths["A"]


def test_a_paper_keeps_the_wording_that_it_was_filled_from(forest, now, draft):
    before = Paper.objects.get(pk=draft())
    change(forest.at("A"), now)
    template = template_of(before.template)
    assert "筹备组" in template.title
    assert laid(template, values_of(before))


def test_a_field_that_the_run_does_not_have_is_refused_with_every_other_fault(forest, now):
    blocks = [
        *BLOCKS,
        {"kind": "paragraph", "text": "{ghost}{group}"},
        {"kind": "paragraph", "list": "phantom", "text": "x"},
    ]
    with pytest.raises(Refused) as refused:
        change(forest.at("A"), now, blocks=blocks, title="{leader}")
    assert [fault.code for fault in refused.value.faults] == [
        "papers.title_personal", "papers.unknown_field", "papers.list_as_value", "papers.unknown_field",
    ]  # fmt: skip
    assert "ghost" in refused.value.sentence.plain()
    assert not TemplateVersion.objects.exists()
    assert [fault.sentence.facts["field"] for fault in faults_for_run("T02", forest.paths["A"], [])][:1] == [
        "addressee"
    ]


def test_a_character_that_the_font_lacks_is_named(forest, now):
    with pytest.raises(Refused) as refused:
        change(forest.at("A"), now, blocks=[{"kind": "title", "text": "𠮷"}])
    assert refused.value.facts["characters"] == "𠮷 (U+20BB7)"


def test_who_was_slower_looks_again(forest, now):
    change(forest.at("A"), now)
    with pytest.raises(Conflict, match="template_changed"):
        change(forest.at("A"), now)
    change(forest.at("A"), now, based_on=1)


def test_strangers(forest, now):
    with pytest.raises(NotFound):
        change(forest.at("B"), now)
    with pytest.raises(NotAllowed):
        change(forest.at("A", "auditor"), now)


def test_a_version_is_never_changed_nor_removed(forest, now):
    pk = change(forest.at("A"), now)
    for verb in (lambda rows: rows.update(title="x"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            verb(TemplateVersion.objects.filter(pk=pk))
    TemplateVersion.objects.filter(pk=pk).update(scope_path=forest.paths["B"])
