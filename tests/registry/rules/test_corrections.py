"""What a correction may say, and what it changes."""

from datetime import date

import pytest

from unionhall.kernel.errors import Refused
from unionhall.registry.rules.corrections import (
    changed_fields,
    check_employer_details,
    check_organisation_details,
    tidied_employer,
    tidied_organisation,
)
from unionhall.registry.rules.kinds import GROUP, SINGLE_UNION
from unionhall.registry.rules.rows import EmployerDetails, OrganisationDetails

TODAY = date(2026, 11, 22)


def organisation(kind=SINGLE_UNION, closed_on=None, renamed_on=None, **details):
    check_organisation_details(
        OrganisationDetails(**details),
        code="A1",
        name="甲一厂工会",
        kind=kind,
        closed_on=closed_on,
        last_renamed_on=renamed_on,
        today=TODAY,
    )


def employer(closed_on=None, covered_on=None, **details):
    row = EmployerDetails(**{"name": "甲一厂", "form": "159", "industry": "C"} | details)
    check_employer_details(row, uscc="9" * 18, closed_on=closed_on, first_covered_on=covered_on, today=TODAY)


def test_what_can_be_is_taken():
    organisation(region_code="210782110", founded_on=TODAY, term_ends_on=date(2031, 11, 21))
    organisation(founded_on=date(2010, 1, 1), renamed_on=date(2010, 1, 2), closed_on=date(2020, 1, 1))
    employer(opened_on=date(2010, 1, 1), covered_on=date(2010, 1, 1), region_code="210782")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"region_code": "21078"}, "bad_region"),
        ({"founded_on": date(2026, 11, 23)}, "first_day_ahead"),
        ({"founded_on": date(2021, 1, 1), "closed_on": date(2020, 12, 31)}, "first_day_after_last"),
        ({"founded_on": date(2021, 1, 1), "renamed_on": date(2021, 1, 1)}, "founded_after_renaming"),
        ({"founded_on": date(2021, 1, 1), "term_ends_on": date(2021, 1, 1)}, "term_before_founding"),
        ({"uscc": "91210782MC00000019"}, "not_a_unions_code"),
        ({"uscc": "81210782MC00000019", "kind": GROUP}, "no_legal_person"),
    ],
)
def test_organisations_refused(facts, code):
    with pytest.raises(Refused, match=code):
        organisation(**facts)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"name": ""}, "no_name"),
        ({"form": "xx"}, "unknown_form"),
        ({"industry": "Z"}, "unknown_industry"),
        ({"region_code": "北镇"}, "bad_region"),
        ({"opened_on": date(2026, 11, 23)}, "first_day_ahead"),
        ({"opened_on": date(2021, 1, 1), "closed_on": date(2020, 1, 1)}, "first_day_after_last"),
        ({"opened_on": date(2021, 1, 1), "covered_on": date(2020, 1, 1)}, "opened_after_coverage"),
    ],
)
def test_employers_refused(facts, code):
    with pytest.raises(Refused, match=code):
        employer(**facts)


def test_only_what_differs_is_changed():
    row = tidied_organisation(OrganisationDetails(short_name=" 甲一 ", address="新街 1 号 "))
    assert changed_fields(row, {"short_name": "甲一", "address": "旧街", "code": "A1"}) == ["address"]
    assert tidied_employer(EmployerDetails(name=" 甲 ", form="159", industry="C")).name == "甲"
