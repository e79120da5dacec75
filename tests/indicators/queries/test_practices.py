"""Congress, openness and contract as indicators: only unionised units count, unknown is told apart."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

from park_on_the_ground import NOW, PARK, SYSTEM, TODAY, Ground
from unionhall.guidance.models import EmployerPractice
from unionhall.guidance.queries.enterprises import facts_of, with_facts
from unionhall.guidance.rules.figures import fulfils
from unionhall.indicators.queries.figures import compute
from unionhall.indicators.queries.practices import FLAGS, practising
from unionhall.indicators.queries.rows_behind import rows_behind
from unionhall.indicators.queries.scopes import scope_at
from unionhall.indicators.rules.cohorts import EMPLOYERS
from unionhall.registry.models import Employer
from unionhall.registry.rules import kinds

pytestmark = pytest.mark.django_db


def practised(employer, kind, held_on, valid_to=None, *, held=True):
    return EmployerPractice.objects.create(
        employer=employer,
        kind=kind,
        form="regional" if held else "",
        held=held,
        held_on=held_on,
        valid_to=valid_to,
        source="t",
        recorded_at=NOW,
    )


@pytest.fixture
def ground():
    made = Ground()
    made.organisation("0001", kinds.CITY_FEDERATION)
    made.organisation(PARK, kinds.PARK_FEDERATION)
    return made


def firm(ground, number, headcount=60):
    row = ground.employer(PARK, facts={2025: (headcount, None)})
    path = f"{PARK}{number:04d}"
    ground.organisation(path, kinds.SINGLE_UNION)
    ground.member(path)
    ground.cover(row, path, kinds.OWN, date(2019, 1, 1))
    return row


def figure(code, as_of=TODAY):
    return compute(code, actor=SYSTEM, scope_path=PARK, as_of=as_of)


def test_only_unionised_units_count_and_unknown_is_told(ground):
    met, late, unknown, small = (firm(ground, n, 60 if n < 4 else 10) for n in range(1, 5))
    ground.employer(PARK, facts={2025: (60, None)})
    practised(met, "congress", date(2026, 3, 1))
    practised(late, "congress", date(2025, 3, 1))
    practised(small, "contract", date(2026, 1, 1), date(2026, 12, 31))
    found = figure("congress_rate")
    assert (found.numerator, found.denominator, found.unknown, found.value) == (1, 4, 2, Fraction(1, 4))
    assert figure("congress_rate", date(2025, 6, 1)).numerator == 1
    contract = figure("contract_rate")
    assert (contract.cohort, contract.numerator, contract.denominator) == ("at_least_25", 0, 3)
    scope = scope_at(SYSTEM, PARK)
    for part, expected in (("numerator", {met}), ("missing", {late}), ("unknown", {unknown, small})):
        rows = rows_behind("congress_rate", actor=SYSTEM, scope=scope, as_of=TODAY, part=part).rows
        assert {row.code for row in rows} == {one.uscc for one in expected}


def test_the_flags_say_what_the_stations_say(ground):
    draw = Random(7)
    for number in range(1, 41):
        employer = firm(ground, number)
        for kind in FLAGS:
            for held in (True, False):
                for back in draw.sample(range(1, 500), draw.choice((0, 1, 2))):
                    on = TODAY - timedelta(days=back)
                    until = on + timedelta(days=draw.choice((30, 400))) if held and kind != "congress" else None
                    practised(employer, kind, on, until, held=held)
    flagged = {row.pk: row for row in practising(scope_at(SYSTEM, PARK), TODAY, EMPLOYERS["all"])}
    for row in with_facts(Employer.objects.all(), TODAY):
        for kind, flag in FLAGS.items():
            assert (getattr(flagged[row.pk], flag) == 1) == fulfils(kind, facts_of(row), TODAY), (row.pk, kind)
