"""An employer's wrong entry is mended over the version that was seen, by whom it concerns."""

from dataclasses import replace
from datetime import date

import pytest

from unionhall.base.models import AuditRecord, OutboxEvent
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.registry.actions.correct_employer import correct_employer
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.models import Employer
from unionhall.registry.rules.rows import EmployerDetails, NewCoverage

ROW = EmployerDetails(
    name="甲一新厂有限公司", form="159", industry="F", region_code="210782", opened_on=date(2010, 1, 1)
)


def correct(actor, now, uscc, row=ROW, version=1):
    return correct_employer(actor=actor, uscc=uscc, row=row, version=version, reason="执照变更", now=now)


def test_it_is_mended_and_found_by_its_new_name(forest, now, employer):
    assert correct(forest.at("A"), now, employer) == ["name", "industry", "region_code"]
    held = Employer.objects.get()
    assert (held.name, held.industry, held.version) == ("甲一新厂有限公司", "F", 2)
    assert "jyxc" in held.name_index
    assert AuditRecord.objects.get(verb="registry.correct_employer").reason == "执照变更"
    assert OutboxEvent.objects.filter(name__endswith="EmployerCorrected").count() == 1
    assert correct(forest.at("A"), now, employer, version=2) == []


def test_somebody_was_faster(forest, now, employer):
    correct(forest.at("A"), now, employer)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        correct(forest.at("A"), now, employer, replace(ROW, name="别名"))


def test_it_opened_before_a_union_covered_it(forest, now, employer, system):
    rows = [NewCoverage(uscc=employer, union_code="A1", mode="own", from_on=date(2015, 1, 1))]
    cover_employers(actor=system, rows=rows, now=now)
    with pytest.raises(Refused, match="opened_after_coverage"):
        correct(forest.at("A"), now, employer, replace(ROW, opened_on=date(2016, 1, 1)))


def test_wrong_actors(forest, now, employer, twin_employer):
    with pytest.raises(NotFound):
        correct(forest.at("A"), now, twin_employer)
    with pytest.raises(NotAllowed):
        correct(forest.at("A1", "union_officer"), now, employer)
