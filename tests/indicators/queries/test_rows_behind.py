import pytest

from park_on_the_ground import END, EVE, PARK, SYSTEM, TODAY
from unionhall.indicators.queries.figures import compute
from unionhall.indicators.queries.rows_behind import rows_behind
from unionhall.indicators.queries.scopes import scope_at
from unionhall.indicators.rules.definitions import INDICATORS
from unionhall.indicators.rules.parts import MISSING, NUMERATOR, PAPER, UNKNOWN, parts_of, subjects_of
from unionhall.kernel.errors import NotFound
from unionhall.registry.models import MembershipSpell


def behind(code, as_of, **more):
    return rows_behind(code, actor=SYSTEM, scope=scope_at(SYSTEM, PARK), as_of=as_of, **more)


def everything(code, as_of, **more):
    rows, after = [], 0
    while after is not None:
        page = behind(code, as_of, after=after, limit=7, **more)
        rows += page.rows
        after = page.next_after
    return rows


def test_numerator_and_missing_make_the_denominator(park):
    counted = everything("union_rate", EVE, cohort="above_scale")
    missing = everything("union_rate", EVE, cohort="above_scale", part=MISSING)
    assert (len(counted), len(missing)) == (12, 11)
    assert not {row.code for row in counted} & {row.code for row in missing}


def test_those_on_paper_and_those_not_to_be_judged(park):
    MembershipSpell.objects.filter(scope_path=f"{PARK}0001").delete()
    park.employer(PARK)
    assert len(everything("union_rate", END, cohort="above_scale", part=PAPER)) == 1
    assert len(everything("union_rate", END, cohort="above_scale", part=UNKNOWN)) == 1


def test_every_number_equals_its_rows(park):
    for code, indicator in INDICATORS.items():
        for cohort in indicator.cohorts or {}:
            number = compute(code, actor=SYSTEM, scope_path=PARK, as_of=END, cohort=cohort)
            rows = everything(code, END, cohort=cohort)
            if indicator.over.column != "headcount":
                assert len(rows) == number.numerator, (code, cohort)


def test_every_part_opens(park):
    for code, indicator in INDICATORS.items():
        for subject in subjects_of(indicator):
            for part in parts_of(indicator, subject):
                behind(code, TODAY, part=part, subject=subject)


def test_names_of_members_are_masked(park):
    rows = behind("members", END).rows
    assert all("*" in row.name and not row.code for row in rows)


def test_a_part_that_does_not_exist_is_not_found(park):
    with pytest.raises(NotFound):
        behind("members", END, part=MISSING)
    with pytest.raises(NotFound):
        behind("union_rate", END, part=NUMERATOR, subject="posts")
