"""One organisation is founded through the set-wise action."""

from datetime import date

import pytest

from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.found_organisation import found_organisation
from unionhall.registry.models import Organisation
from unionhall.registry.rules import kinds


def found(actor, now, **more):
    return found_organisation(
        actor=actor, parent_code="A", code="N1", name=" 新工会 ", kind=kinds.SINGLE_UNION, now=now, **more
    )


def test_it_stands_where_it_was_put_with_what_was_said(forest, now, uscc):
    pk = found(forest.at("A"), now, uscc=uscc(7, "81").lower(), founded_on=date(2026, 5, 1), region_code="210782110")
    made = Organisation.objects.get(pk=pk)
    assert (made.name, made.uscc, made.region_code) == ("新工会", uscc(7, "81"), "210782110")
    assert made.path.startswith(forest.paths["A"])
    assert "xgh" in made.name_index


@pytest.mark.parametrize("start", ["91", "12"])
def test_a_union_does_not_bear_its_employers_code(forest, now, uscc, start):
    with pytest.raises(Refused, match="not_a_unions_code"):
        found(forest.at("A"), now, uscc=uscc(7, start))


def test_a_code_that_does_not_check_is_refused(forest, now, uscc):
    right = uscc(7, "81")
    wrong = right[:-1] + ("1" if right[-1] != "1" else "2")
    with pytest.raises(Refused, match="credit_code_checksum"):
        found(forest.at("A"), now, uscc=wrong)


def test_wrong_actors(forest, now):
    with pytest.raises(NotFound):
        found(forest.at("B"), now)
    with pytest.raises(NotAllowed):
        found(forest.at("A", "worker"), now)
