"""One human being has one record; what identifies them is sealed."""

import pytest
from django.db import connection

from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.registry.actions.change_membership_status import change_membership_status
from unionhall.registry.actions.register_persons import register_persons
from unionhall.registry.models import MembershipSpell, Person
from unionhall.registry.rules.rows import NewPerson


def register(actor, now, *rows, at="A1"):
    return register_persons(actor=actor, organisation_code=at, rows=rows, now=now)


def test_sealed_masked_and_found(forest, now, id_number):
    number = id_number(1)
    (pk,) = register(forest.at("A"), now, NewPerson(name="李 四", id_number=number.lower(), phone="139 0000 0001"))
    person = Person.objects.get(pk=pk)
    assert (person.name, person.id_number, person.phone, person.sex) == ("李四", number, "13900000001", "M")
    assert person.id_tail == number[:6] + "*" * 8 + number[-4:]
    with connection.cursor() as cursor:
        cursor.execute("SELECT id_number, phone FROM registry_person")
        sealed, phone = (bytes(value) for value in cursor.fetchone())
    assert number.encode() not in sealed
    assert b"13900000001" not in phone
    assert all(number not in f"{row.facts}{row.subject}" for row in AuditRecord.objects.all())


def test_three_hundred_in_a_bounded_number_of_queries(forest, now, id_number, django_assert_max_num_queries):
    rows = [NewPerson(name=f"人{n}", id_number=id_number(n)) for n in range(300)]
    with django_assert_max_num_queries(30):
        ids = register(forest.at("A"), now, *rows)
    assert [Person.objects.get(pk=ids[n]).name for n in (0, 299)] == ["人0", "人299"]


def test_a_member_elsewhere_is_offered_a_transfer_and_not_told_where(forest, now, member, id_number):
    member(1, at="B1")
    with pytest.raises(Conflict) as caught:
        register(forest.at("A"), now, NewPerson(name="张三", id_number=id_number(1)))
    assert caught.value.code == "registry.person_elsewhere"
    said = f"{caught.value.sentence.plain()}{caught.value.facts}"
    assert "transfer" in said
    assert all(secret not in said for secret in ("B1", "乙", forest.paths["B1"], "person_id"))


def test_within_reach_the_record_is_named(forest, now, member, id_number):
    member(1, at="A1")
    with pytest.raises(Conflict) as caught:
        register(forest.at("A"), now, NewPerson(name="张三", id_number=id_number(1)))
    assert caught.value.facts["person_id"] == Person.objects.get().pk


def test_who_left_elsewhere_keeps_the_record(forest, now, member, id_number, system):
    spell = member(1, at="B1")
    change_membership_status(
        actor=system, spell_id=spell, event="die", on=MembershipSpell.objects.get().from_on, now=now
    )
    (pk,) = register(forest.at("A"), now, NewPerson(name="张三", id_number=id_number(1)))
    assert Person.objects.count() == 1
    assert Person.objects.get(pk=pk).scope_path == forest.paths["A1"]


def test_another_name_on_the_same_number_is_a_conflict(forest, now, id_number, system):
    register(system, now, NewPerson(name="张三", id_number=id_number(1)), at="B1")
    with pytest.raises(Conflict, match="number_of_another"):
        register(forest.at("A"), now, NewPerson(name="王五", id_number=id_number(1)))


def test_a_contradiction_is_refused(forest, now, id_number):
    with pytest.raises(Refused, match="sex_contradicts"):
        register(forest.at("A"), now, NewPerson(name="张三", id_number=id_number(1), sex="F"))


def test_wrong_actors(forest, now):
    with pytest.raises(NotFound):
        register(forest.at("B"), now, NewPerson(name="张三"))
    with pytest.raises(NotAllowed):
        register(forest.at("A1", "worker"), now, NewPerson(name="张三"))
    with pytest.raises(NotFound):
        register(forest.at("A"), now, NewPerson(name="张三"), at="")
