"""One union at a time, in the fitting mode, both within reach."""

from datetime import date

import pytest

from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.models import Coverage
from unionhall.registry.rules.rows import NewCoverage, NewEmployer

DAY = date(2020, 6, 1)


def cover(actor, now, uscc, union="A1", mode="own", from_on=DAY, to_on=None):
    row = NewCoverage(uscc=uscc, union_code=union, mode=mode, from_on=from_on, to_on=to_on)
    return cover_employers(actor=actor, rows=[row], now=now)


def test_an_own_union_covers_its_employer(forest, now, employer):
    assert cover(forest.at("A"), now, employer) == 1
    assert Coverage.objects.get().scope_path == forest.paths["A"]


@pytest.mark.parametrize(
    ("union", "mode"), [("A1", "joint"), ("AJ", "own"), ("A1", "federation"), ("AS", "federation"), ("A", "own")]
)
def test_the_mode_must_fit_the_kind(forest, now, employer, union, mode):
    with pytest.raises(Refused, match="mode_does_not_fit"):
        cover(forest.at("A"), now, employer, union, mode)


def test_no_two_at_one_time(forest, now, employer):
    cover(forest.at("A"), now, employer, "AJ", "joint", to_on=date(2021, 12, 31))
    with pytest.raises(Refused, match="covered_already"):
        cover(forest.at("A"), now, employer, from_on=date(2021, 12, 31))
    cover(forest.at("A"), now, employer, from_on=date(2022, 1, 1))


def test_an_own_union_has_one_employer(forest, now, employer, uscc):
    more = [NewEmployer(uscc=uscc(50), name="别家", form="170", industry="C")]
    register_employers(actor=forest.at("A"), seat_code="A", rows=more, now=now)
    cover(forest.at("A"), now, employer)
    with pytest.raises(Refused, match="own_union_of_another"):
        cover(forest.at("A"), now, uscc(50))


def test_not_before_the_employer_opened(forest, now, employer):
    with pytest.raises(Refused, match="before_it_stood"):
        cover(forest.at("A"), now, employer, from_on=date(2009, 12, 31))


def test_set_wise(forest, now, uscc, django_assert_max_num_queries):
    codes = [uscc(1000 + n) for n in range(300)]
    rows = [NewEmployer(uscc=code, name="小店", form="600", industry="F") for code in codes]
    register_employers(actor=forest.at("A"), seat_code="A", rows=rows, now=now)
    wanted = [NewCoverage(uscc=code, union_code="AJ", mode="joint", from_on=DAY) for code in codes]
    with django_assert_max_num_queries(30):
        assert cover_employers(actor=forest.at("A"), rows=wanted, now=now) == 300


def test_wrong_actors(forest, now, employer, twin_employer):
    with pytest.raises(NotFound):
        cover(forest.at("A"), now, twin_employer)
    with pytest.raises(NotFound):
        cover(forest.at("A"), now, employer, "B1")
    with pytest.raises(NotAllowed):
        cover(forest.at("A1", "union_officer"), now, employer)
