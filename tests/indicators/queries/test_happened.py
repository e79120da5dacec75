"""Re-elections on time and satisfaction with services: the twelve months up to a day, with their rows."""

from datetime import date

import pytest

from park_on_the_ground import PARK, SYSTEM, Ground
from unionhall.desk.models import ServiceOrder
from unionhall.indicators.queries.figures import compute
from unionhall.indicators.queries.rows_behind import rows_behind
from unionhall.indicators.queries.scopes import scope_at
from unionhall.organizing.models import Term
from unionhall.registry.rules import kinds

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)


@pytest.fixture
def ground():
    made = Ground()
    made.organisation("0001", kinds.CITY_FEDERATION)
    made.organisation(PARK, kinds.PARK_FEDERATION)
    return made


def rows(code, part):
    found = rows_behind(code, actor=SYSTEM, scope=scope_at(SYSTEM, PARK), as_of=DAY, part=part)
    return {row.code for row in found.rows}


def test_a_term_is_followed_in_time_or_within_its_extension(ground):
    ends = [
        (date(2026, 3, 1), None, date(2026, 3, 1)),
        (date(2026, 3, 1), None, date(2026, 2, 1)),
        (date(2026, 1, 1), date(2026, 6, 1), date(2026, 5, 20)),
        (date(2026, 3, 1), None, date(2026, 4, 1)),
        (date(2026, 3, 1), None, None),
        (date(2025, 6, 30), None, None),
        (date(2026, 7, 1), None, None),
        (date(2026, 3, 1), date(2026, 9, 1), None),
    ]
    for number, (ends_on, extended_to, ended_on) in enumerate(ends, 1):
        path = f"{PARK}{number:04d}"
        union = ground.organisation(path, kinds.SINGLE_UNION)
        Term.objects.create(
            union=union,
            scope_path=path,
            elected_on=date(2021, 3, 1),
            years=5,
            ends_on=ends_on,
            extended_to=extended_to,
            ended_on=ended_on,
        )
    found = compute("reelection_rate", actor=SYSTEM, scope_path=PARK, as_of=DAY)
    assert (found.numerator, found.denominator) == (3, 5)
    assert rows("reelection_rate", "numerator") == {f"O{PARK}000{number}" for number in (1, 2, 3)}
    assert rows("reelection_rate", "missing") == {f"O{PARK}000{number}" for number in (4, 5)}


def test_satisfied_are_four_and_five_stars_of_those_who_rated(ground):
    employer, ids = ground.employer(PARK), []
    for stars, confirmed_on in (
        (5, date(2026, 3, 1)),
        (4, date(2026, 3, 1)),
        (3, date(2026, 3, 1)),
        (None, date(2026, 3, 1)),
        (5, date(2025, 6, 30)),
    ):
        row = ServiceOrder.objects.create(
            scope_path=PARK, employer=employer, kind="gym", title="x", asked_on=date(2025, 1, 1), stars=stars
        )
        ServiceOrder.objects.filter(pk=row.pk).update(confirmed_on=confirmed_on)
        ids.append(str(row.pk))
    found = compute("order_satisfaction", actor=SYSTEM, scope_path=PARK, as_of=DAY)
    assert (found.numerator, found.denominator) == (2, 3)
    assert rows("order_satisfaction", "numerator") == set(ids[:2])
    assert rows("order_satisfaction", "missing") == {ids[2]}
    assert compute("order_satisfaction", actor=SYSTEM, scope_path=PARK, as_of=date(2020, 1, 1)).value is None
