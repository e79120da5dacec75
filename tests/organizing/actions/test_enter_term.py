"""A union that was elected earlier gets its running term, once."""

from datetime import date

import pytest

from unionhall.kernel.errors import Conflict, NotFound, Refused
from unionhall.organizing.actions.enter_term import enter_term
from unionhall.organizing.models import Term


def test_the_term_runs_from_the_election_day(ground, now) -> None:
    enter_term(actor=ground.chair, union_code="U", elected_on=date(2024, 3, 1), years=5, now=now)
    assert Term.objects.get().ends_on == date(2029, 3, 1)
    with pytest.raises(Conflict):
        enter_term(actor=ground.chair, union_code="U", elected_on=date(2024, 3, 1), years=5, now=now)


@pytest.mark.parametrize(("day", "years"), [(date(2027, 1, 1), 3), (date(1900, 1, 1), 3), (date(2024, 1, 1), 4)])
def test_days_and_years_that_cannot_be(ground, now, day: date, years: int) -> None:
    with pytest.raises(Refused):
        enter_term(actor=ground.chair, union_code="U", elected_on=day, years=years, now=now)


def test_not_elsewhere(ground, now) -> None:
    with pytest.raises(NotFound):
        enter_term(actor=ground.chair, union_code="C", elected_on=date(2024, 1, 1), years=3, now=now)
