"""Employers are registered set-wise, once in the installation, at a seat within reach."""

import pytest

from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.models import Employer
from unionhall.registry.rules.rows import NewEmployer


def rows(uscc, count, **more):
    return [NewEmployer(uscc=uscc(100 + n), name=f"企业{n}", form="170", industry="C", **more) for n in range(count)]


def test_five_hundred_in_a_bounded_number_of_queries(forest, now, uscc, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        ids = register_employers(actor=forest.at("A"), seat_code="A", rows=rows(uscc, 500), now=now)
    assert len(ids) == 500
    assert set(Employer.objects.values_list("scope_path", flat=True)) == {forest.paths["A"]}


def test_the_code_is_tidied_and_the_batch_audited_once(forest, now, uscc):
    before = AuditRecord.objects.count()
    register_employers(
        actor=forest.at("A"),
        seat_code="A",
        rows=[NewEmployer(uscc=f" {uscc(5).lower()} ", name="企业", form="600", industry="F")],
        now=now,
    )
    assert Employer.objects.get().uscc == uscc(5)
    assert AuditRecord.objects.count() == before + 1


def test_a_known_one_is_a_conflict_also_when_it_sits_elsewhere(forest, now, twin_employer):
    row = NewEmployer(uscc=twin_employer, name="乙一厂", form="159", industry="C")
    with pytest.raises(Conflict) as caught:
        register_employers(actor=forest.at("A"), seat_code="A", rows=[row], now=now)
    assert "乙镇" not in caught.value.sentence.plain()


def test_the_same_one_twice_is_a_conflict(forest, now, uscc):
    with pytest.raises(Conflict):
        register_employers(actor=forest.at("A"), seat_code="A", rows=rows(uscc, 1) * 2, now=now)


@pytest.mark.parametrize(
    ("change", "code"), [({"form": "999"}, "unknown_form"), ({"industry": "Z"}, "unknown_industry")]
)
def test_unknown_words_are_refused(forest, now, uscc, change, code):
    row = {"uscc": uscc(9), "name": "企业", "form": "170", "industry": "C"} | change
    with pytest.raises(Refused, match=code):
        register_employers(actor=forest.at("A"), seat_code="A", rows=[NewEmployer(**row)], now=now)


def test_a_union_is_no_seat(forest, now, uscc):
    with pytest.raises(Refused, match="no_seat"):
        register_employers(actor=forest.at("A"), seat_code="A1", rows=rows(uscc, 1), now=now)


def test_wrong_actors(forest, now, uscc):
    with pytest.raises(NotFound):
        register_employers(actor=forest.at("A"), seat_code="B", rows=rows(uscc, 1), now=now)
    with pytest.raises(NotAllowed):
        register_employers(actor=forest.at("A1", "union_officer"), seat_code="A", rows=rows(uscc, 1), now=now)
