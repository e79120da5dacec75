"""A county moves with its members in a bounded number of statements; nothing is left behind."""

from datetime import date

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from unionhall.base.fields import ScopePathField
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.actions.move_organisation import move_organisation
from unionhall.registry.models import Coverage, Employer, MembershipSpell, Organisation, Person
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewCoverage, NewOrganisation


@pytest.fixture
def city(forest, now, system):
    rows = [NewOrganisation(code="CITY", name="某市总工会", kind=kinds.CITY_FEDERATION)]
    found_organisations(actor=system, parent_code="", rows=rows, now=now)
    return Organisation.objects.get(code="CITY")


def test_everything_follows(forest, now, system, city, member, employer, django_assert_max_num_queries):
    spells = [member(n) for n in range(5)] + [member(50, at="B1")]
    covered = NewCoverage(uscc=employer, union_code="A1", mode="own", from_on=date(2020, 1, 1))
    cover_employers(actor=system, rows=[covered], now=now)
    places = sum(isinstance(one, ScopePathField) for model in apps.get_models() for one in model._meta.concrete_fields)
    with django_assert_max_num_queries(places + 25):  # one for each column that says where a row belongs
        new_path = move_organisation(actor=system, code="C", parent_code="CITY", reason="区划调整", now=now)
    assert new_path.startswith(city.path)
    assert Organisation.objects.find_problems() == ([], [], [], [], [])
    assert Organisation.objects.get(code="CITY").numchild == 1
    paths = dict(Organisation.objects.values_list("code", "path"))
    assert all(MembershipSpell.objects.get(pk=pk).scope_path == paths["A1"] for pk in spells[:5])
    assert MembershipSpell.objects.get(pk=spells[5]).scope_path == paths["B1"]
    assert Employer.objects.get().scope_path == Coverage.objects.get().scope_path == paths["A"]
    assert set(Person.objects.values_list("scope_path", flat=True)) == {paths["A1"], paths["B1"]}


def test_the_number_of_queries_does_not_grow(forest, now, system, city, member, django_assert_max_num_queries):
    member(1)
    with CaptureQueriesContext(connection) as few:
        move_organisation(actor=system, code="C", parent_code="CITY", reason="去", now=now)
    rows = [NewOrganisation(code=f"X{n}", name="新", kind=kinds.SINGLE_UNION) for n in range(200)]
    found_organisations(actor=system, parent_code="A", rows=rows, now=now)
    for number in range(2, 30):
        member(number)
    rows = [NewOrganisation(code="CITY2", name="另一市总工会", kind=kinds.CITY_FEDERATION)]
    found_organisations(actor=system, parent_code="", rows=rows, now=now)
    with django_assert_max_num_queries(len(few)):
        move_organisation(actor=system, code="C", parent_code="CITY2", reason="再去", now=now)


def test_refusals(forest, now, system):
    with pytest.raises(Refused, match="under_itself"):
        move_organisation(actor=system, code="A", parent_code="A1", reason="x", now=now)
    with pytest.raises(Refused, match="stands_there"):
        move_organisation(actor=system, code="A1", parent_code="A", reason="x", now=now)
    with pytest.raises(Refused, match="wrong_parent"):
        move_organisation(actor=system, code="A", parent_code="B1", reason="x", now=now)


def test_one_must_answer_for_both_places(forest, now):
    with pytest.raises(NotFound):
        move_organisation(actor=forest.at("A"), code="A1", parent_code="B", reason="x", now=now)
    with pytest.raises(NotFound):  # a park officer does not take the park itself out of its county
        move_organisation(actor=forest.at("A"), code="A", parent_code="A", reason="x", now=now)
    with pytest.raises(NotAllowed):
        move_organisation(actor=forest.at("A", "station_staff"), code="A1", parent_code="A", reason="x", now=now)
    move_organisation(actor=forest.at("C", "county_officer"), code="A1", parent_code="B", reason="迁址", now=now)
    assert Organisation.objects.find_problems() == ([], [], [], [], [])
