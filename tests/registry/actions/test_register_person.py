"""One person is registered through the set-wise action."""

import pytest

from unionhall.kernel.errors import NotFound, Refused
from unionhall.registry.actions.register_person import register_person
from unionhall.registry.models import Person


def test_it_returns_the_id(forest, now, id_number):
    pk = register_person(
        actor=forest.at("A1", "union_officer"), organisation_code="A1", name="赵六", id_number=id_number(4), now=now
    )
    assert Person.objects.get(pk=pk).id_type == "resident"


def test_a_bad_number_and_a_foreign_place_are_refused(forest, now, id_number):
    with pytest.raises(Refused, match="id_length"):
        register_person(actor=forest.at("A"), organisation_code="A1", name="赵", id_number=id_number(4)[:17], now=now)
    with pytest.raises(NotFound):
        register_person(actor=forest.at("A"), organisation_code="B1", name="赵", now=now)
