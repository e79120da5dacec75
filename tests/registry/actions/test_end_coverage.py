"""A coverage ends on a day, with a reason."""

from datetime import date

import pytest

from unionhall.kernel.errors import NotFound, Refused
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.end_coverage import end_coverage
from unionhall.registry.models import Coverage
from unionhall.registry.rules.rows import NewCoverage


@pytest.fixture(autouse=True)
def covered(forest, now, employer):
    row = NewCoverage(uscc=employer, union_code="A1", mode="own", from_on=date(2020, 6, 1))
    cover_employers(actor=forest.at("A"), rows=[row], now=now)


def end(actor, now, uscc, last_on=date(2022, 1, 31), reason="并入联合工会"):
    end_coverage(actor=actor, uscc=uscc, union_code="A1", last_on=last_on, reason=reason, now=now)


def test_the_last_day_counts(forest, now, employer):
    end(forest.at("A"), now, employer)
    assert Coverage.objects.get().to_on == date(2022, 1, 31)
    with pytest.raises(NotFound):
        end(forest.at("A"), now, employer)


def test_refusals(forest, now, employer):
    with pytest.raises(Refused, match="ends_before"):
        end(forest.at("A"), now, employer, last_on=date(2020, 5, 31))
    with pytest.raises(Refused, match="no_reason"):
        end(forest.at("A"), now, employer, reason=" ")
    with pytest.raises(NotFound):
        end(forest.at("B"), now, employer)
