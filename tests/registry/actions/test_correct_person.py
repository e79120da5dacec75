"""A correction keeps what is sealed unless it is given anew, and never overwrites a colleague's."""

import pytest

from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.registry.actions.correct_person import correct_person
from unionhall.registry.models import Person
from unionhall.registry.rules.rows import NewPerson


def correct(actor, now, pk, version=1, **row):
    correct_person(actor=actor, person_id=pk, row=NewPerson(**{"name": "张三"} | row), version=version, now=now)


def test_the_sealed_number_stays_and_rules_over_sex(forest, now, somebody, id_number):
    pk = somebody(1)
    correct(forest.at("A"), now, pk, name="张叁", education="大专")
    person = Person.objects.get(pk=pk)
    assert (person.name, person.education, person.id_number, person.sex) == ("张叁", "大专", id_number(1), "M")
    with pytest.raises(Refused, match="sex_contradicts"):
        correct(forest.at("A"), now, pk, version=2, sex="F")


def test_two_at_once_do_not_overwrite(forest, now, somebody):
    pk = somebody(1)
    correct(forest.at("A"), now, pk)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        correct(forest.at("A"), now, pk)


def test_a_number_of_another_record_is_a_conflict(forest, now, somebody, id_number):
    somebody(2, at="B1")
    with pytest.raises(Conflict, match="number_of_another_record"):
        correct(forest.at("A"), now, somebody(1), id_number=id_number(2))


def test_wrong_actors(forest, now, somebody):
    pk = somebody(1)
    with pytest.raises(NotFound):
        correct(forest.at("B"), now, pk)
    with pytest.raises(NotAllowed):
        correct(forest.at("A", "auditor"), now, pk)
