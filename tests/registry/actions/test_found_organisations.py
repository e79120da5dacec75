"""Founding is set-wise: the paths are treebeard's own, the counts right, the queries bounded, the scope held."""

from datetime import date

import pytest

from unionhall.base.models import AuditRecord, OutboxEvent
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.models import Organisation
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewOrganisation


def unions(count: int, **more: object) -> list[NewOrganisation]:
    return [NewOrganisation(code=f"U{n}", name=f"工会{n}", kind=kinds.SINGLE_UNION, **more) for n in range(count)]


def test_treebeard_finds_no_fault_in_the_tree(forest, now):
    found_organisations(actor=forest.at("A"), parent_code="A", rows=unions(40), now=now)
    assert Organisation.objects.find_problems() == ([], [], [], [], [])
    assert Organisation.objects.get(code="A").numchild == 43


def test_treebeard_and_we_continue_one_another(forest, now):
    town = Organisation.objects.get(code="A")
    Organisation.objects.add_child(town, {"code": "T", "name": "树", "kind": kinds.SINGLE_UNION})
    found_organisations(actor=forest.at("A"), parent_code="A", rows=unions(2), now=now)
    assert Organisation.objects.find_problems() == ([], [], [], [], [])


def test_a_hole_or_a_deep_last_child_does_not_confuse_the_next_path(forest, now):
    found_organisations(
        actor=forest.at("A"),
        parent_code="A",
        rows=[*unions(2), NewOrganisation(code="G", name="一分会", kind=kinds.BRANCH, parent_code="U1")],
        now=now,
    )
    ids = found_organisations(
        actor=forest.at("A"),
        parent_code="A",
        rows=[NewOrganisation(code="Z", name="末", kind=kinds.SINGLE_UNION)],
        now=now,
    )
    assert Organisation.objects.get(pk=ids["Z"]).path > Organisation.objects.get(code="G").path
    assert Organisation.objects.find_problems() == ([], [], [], [], [])


def test_queries_do_not_grow_with_rows_beyond_the_inserts(forest, now, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        found_organisations(actor=forest.at("A"), parent_code="A", rows=unions(500), now=now)


def test_many_parents_are_one_statement(forest, now, django_assert_max_num_queries):
    found_organisations(actor=forest.at("A"), parent_code="A", rows=unions(60), now=now)
    rows = [NewOrganisation(code=f"BR{n}", name="分会", kind=kinds.BRANCH, parent_code=f"U{n}") for n in range(60)]
    with django_assert_max_num_queries(25):
        found_organisations(actor=forest.at("A"), parent_code="", rows=rows, now=now)
    assert Organisation.objects.find_problems() == ([], [], [], [], [])


def test_it_announces_and_is_audited_once(forest, now):
    events, records = OutboxEvent.objects.count(), AuditRecord.objects.count()
    found_organisations(actor=forest.at("A"), parent_code="A", rows=unions(5), now=now)
    assert OutboxEvent.objects.count() == events + 5
    assert AuditRecord.objects.count() == records + 1


def test_nothing_is_written_when_one_row_is_bad(forest, now):
    before = Organisation.objects.count()
    rows = [*unions(3), NewOrganisation(code="U9", name="省", kind=kinds.PROVINCIAL_FEDERATION)]
    with pytest.raises(Refused, match=r"registry\.wrong_parent"):
        found_organisations(actor=forest.at("A"), parent_code="A", rows=rows, now=now)
    assert Organisation.objects.count() == before


def test_a_taken_code_is_a_conflict_also_in_another_scope(forest, now):
    rows = [NewOrganisation(code="B1", name="抢", kind=kinds.SINGLE_UNION)]
    with pytest.raises(Conflict, match=r"registry\.code_taken"):
        found_organisations(actor=forest.at("A"), parent_code="A", rows=rows, now=now)


def test_the_twin_town_is_not_found(forest, now):
    with pytest.raises(NotFound):
        found_organisations(actor=forest.at("A"), parent_code="B", rows=unions(1), now=now)


def test_a_row_may_not_smuggle_itself_under_another_scope(forest, now):
    with pytest.raises(NotFound):
        found_organisations(actor=forest.at("A"), parent_code="A", rows=unions(1, parent_code="B"), now=now)


def test_a_root_needs_the_grant_over_everything(forest, now):
    rows = [NewOrganisation(code="R", name="另一县总工会", kind=kinds.COUNTY_FEDERATION)]
    with pytest.raises(NotFound):
        found_organisations(actor=forest.at("C", "county_officer"), parent_code="", rows=rows, now=now)


def test_a_union_officer_founds_nothing(forest, now):
    with pytest.raises(NotAllowed):
        found_organisations(actor=forest.at("A1", "union_officer"), parent_code="A1", rows=unions(1), now=now)


def test_nothing_is_founded_under_a_closed_one(forest, now):
    Organisation.objects.filter(code="A").update(closed_on=date(2026, 1, 1))
    with pytest.raises(Refused, match=r"registry\.parent_closed"):
        found_organisations(actor=forest.at("C", "county_officer"), parent_code="A", rows=unions(1), now=now)
