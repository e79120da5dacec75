"""Whoever recorded the facts does not confirm them."""

import pytest

from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.confirm_employer_year import confirm_employer_year
from unionhall.registry.actions.record_employer_years import record_employer_years
from unionhall.registry.models import EmployerYear
from unionhall.registry.rules.rows import NewEmployerYear


@pytest.fixture
def recorded(forest, now, employer, account):
    maker = forest.at("A", account_id=account("maker").pk)
    row = NewEmployerYear(uscc=employer, year=2023, source="年报", headcount=9)
    record_employer_years(actor=maker, rows=[row], now=now)
    return maker


def test_another_person_confirms(forest, now, employer, recorded, account):
    confirm_employer_year(actor=forest.at("A", account_id=account("c").pk), uscc=employer, year=2023, now=now)
    assert EmployerYear.objects.get().confirmed_by == "park_officer"
    with pytest.raises(Refused, match="confirmed_already"):
        confirm_employer_year(actor=forest.at("A", account_id=account("d").pk), uscc=employer, year=2023, now=now)


def test_the_maker_does_not(now, employer, recorded):
    with pytest.raises(Refused, match="same_person"):
        confirm_employer_year(actor=recorded, uscc=employer, year=2023, now=now)


def test_a_system_does_not(system, now, employer, recorded):
    with pytest.raises(Refused, match="checker_unknown"):
        confirm_employer_year(actor=system, uscc=employer, year=2023, now=now)


def test_wrong_actors(forest, now, employer, recorded):
    with pytest.raises(NotFound):
        confirm_employer_year(actor=forest.at("B", account_id=99), uscc=employer, year=2023, now=now)
    with pytest.raises(NotAllowed):
        confirm_employer_year(actor=forest.at("A", "station_staff"), uscc=employer, year=2023, now=now)
