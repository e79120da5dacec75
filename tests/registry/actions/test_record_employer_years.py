"""Yearly facts come with their source; a change takes the confirmation away."""

import pytest

from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.confirm_employer_year import confirm_employer_year
from unionhall.registry.actions.record_employer_years import record_employer_years
from unionhall.registry.models import EmployerYear
from unionhall.registry.rules.rows import NewEmployerYear


def facts(uscc, **more):
    return NewEmployerYear(**({"uscc": uscc, "year": 2023, "source": "年报", "headcount": 120} | more))


def test_unknown_stays_unknown(forest, now, employer):
    assert record_employer_years(actor=forest.at("A"), rows=[facts(employer)], now=now) == 1
    year = EmployerYear.objects.get()
    assert (year.headcount, year.women, year.above_scale) == (120, None, None)


def test_the_same_again_changes_nothing(forest, now, employer):
    record_employer_years(actor=forest.at("A"), rows=[facts(employer)], now=now)
    assert record_employer_years(actor=forest.at("A"), rows=[facts(employer)], now=now) == 0


def test_a_change_takes_the_confirmation_away(forest, now, employer, account):
    maker, checker = account("maker"), account("checker")
    record_employer_years(actor=forest.at("A", account_id=maker.pk), rows=[facts(employer)], now=now)
    confirm_employer_year(actor=forest.at("A", account_id=checker.pk), uscc=employer, year=2023, now=now)
    assert EmployerYear.objects.get().confirmed_at == now
    record_employer_years(actor=forest.at("A", account_id=maker.pk), rows=[facts(employer, headcount=130)], now=now)
    year = EmployerYear.objects.get()
    assert (year.headcount, year.confirmed_at, year.confirmed_by) == (130, None, "")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"women": 121}, "more_women_than_staff"),
        ({"headcount": -1}, "bad_count"),
        ({"year": 2027}, "bad_year"),
        ({"source": " "}, "no_source"),
        ({"sales_fen": 10**17}, "bad_amount"),
    ],
)
def test_what_cannot_be_is_refused(forest, now, employer, change, code):
    with pytest.raises(Refused, match=code):
        record_employer_years(actor=forest.at("A"), rows=[facts(employer, **change)], now=now)


def test_queries_are_bounded(forest, now, employer, django_assert_max_num_queries):
    rows = [facts(employer, year=year) for year in range(1960, 2027)]
    with django_assert_max_num_queries(20):
        record_employer_years(actor=forest.at("A"), rows=rows, now=now)
    changed = [facts(employer, year=year, headcount=7) for year in range(1960, 2027)]
    with django_assert_max_num_queries(20):
        record_employer_years(actor=forest.at("A"), rows=changed, now=now)


def test_wrong_actors(forest, now, employer):
    with pytest.raises(NotFound):
        record_employer_years(actor=forest.at("B"), rows=[facts(employer)], now=now)
    with pytest.raises(NotAllowed):
        record_employer_years(actor=forest.at("A", "auditor"), rows=[facts(employer)], now=now)
