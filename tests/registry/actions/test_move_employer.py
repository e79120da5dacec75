"""An employer moves with its facts and coverages, by somebody who reaches both places."""

import pytest

from unionhall.kernel.errors import NotFound
from unionhall.registry.actions.move_employer import move_employer
from unionhall.registry.actions.record_employer_years import record_employer_years
from unionhall.registry.models import Employer, EmployerYear
from unionhall.registry.rules.rows import NewEmployerYear


def test_everything_follows(forest, now, system, employer):
    row = NewEmployerYear(uscc=employer, year=2023, source="年报", headcount=9)
    record_employer_years(actor=system, rows=[row], now=now)
    with pytest.raises(NotFound):
        move_employer(actor=forest.at("A"), uscc=employer, seat_code="B", reason="迁址", now=now)
    move_employer(actor=forest.at("C", "county_officer"), uscc=employer, seat_code="B", reason="迁址", now=now)
    assert Employer.objects.get().scope_path == EmployerYear.objects.get().scope_path == forest.paths["B"]
