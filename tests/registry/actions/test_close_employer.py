"""An employer closes when nobody covers it any more."""

from datetime import date

import pytest

from unionhall.kernel.errors import NotFound, Refused
from unionhall.registry.actions.close_employer import close_employer
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.end_coverage import end_coverage
from unionhall.registry.models import Employer
from unionhall.registry.rules.rows import NewCoverage

DAY = date(2025, 12, 31)


def test_first_the_coverage_then_the_employer(forest, now, employer):
    actor = forest.at("A")
    row = NewCoverage(uscc=employer, union_code="A1", mode="own", from_on=date(2020, 1, 1))
    cover_employers(actor=actor, rows=[row], now=now)
    with pytest.raises(Refused, match="still_running"):
        close_employer(actor=actor, uscc=employer, last_on=DAY, reason="注销", now=now)
    end_coverage(actor=actor, uscc=employer, union_code="A1", last_on=DAY, reason="注销", now=now)
    with pytest.raises(NotFound):
        close_employer(actor=forest.at("B"), uscc=employer, last_on=DAY, reason="注销", now=now)
    close_employer(actor=actor, uscc=employer, last_on=DAY, reason="注销", now=now)
    assert Employer.objects.get().closed_on == DAY
