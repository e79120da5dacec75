"""What a corrected organisation or employer must hold, and what a correction changes."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.rules.credit_codes import tidy_credit_code
from unionhall.registry.rules.employers import INDUSTRIES
from unionhall.registry.rules.kinds import EMPLOYER_FORMS
from unionhall.registry.rules.placing import check_legal_person
from unionhall.registry.rules.rows import EmployerDetails, OrganisationDetails

_REGION = re.compile(r"[0-9]{6}([0-9]{3}){0,2}", re.ASCII)  # GB/T 2260, with town and village after GB/T 10114


def tidied_organisation(row: OrganisationDetails) -> OrganisationDetails:
    """Return the details trimmed, the credit code in its one form."""
    return replace(
        row,
        short_name=row.short_name.strip(),
        uscc=tidy_credit_code(row.uscc) if row.uscc.strip() else "",
        region_code=row.region_code.strip(),
        address=row.address.strip(),
    )


def tidied_employer(row: EmployerDetails) -> EmployerDetails:
    """Return the details trimmed."""
    return replace(row, name=row.name.strip(), region_code=row.region_code.strip())


def check_organisation_details(
    row: OrganisationDetails,
    *,
    code: str,
    name: str,
    kind: str,
    closed_on: date | None,
    last_renamed_on: date | None,
    today: date,
) -> None:
    """Refuse details that cannot be: a day out of order, a region that is none, a credit code of somebody else."""
    check_legal_person(code=code, kind=kind, uscc=row.uscc)
    _check_region(name, row.region_code)
    _check_first_day(name, row.founded_on, last=closed_on, today=today)
    if row.founded_on is not None and last_renamed_on is not None and row.founded_on >= last_renamed_on:
        raise Refused(
            "registry.founded_after_renaming",
            N_("{name} was renamed on {day}; it cannot have been founded later."),
            name=name,
            day=last_renamed_on,
        )
    if row.founded_on is not None and row.term_ends_on is not None and row.term_ends_on <= row.founded_on:
        raise Refused(
            "registry.term_before_founding",
            N_("{name}: the term of the committee ends after the founding day. Compare both days."),
            name=name,
        )


def check_employer_details(
    row: EmployerDetails, *, uscc: str, closed_on: date | None, first_covered_on: date | None, today: date
) -> None:
    """Refuse details that cannot be: no name, an unknown form or industry, a day out of order."""
    if not row.name:
        raise Refused("registry.no_name", N_("{code}: the name is missing."), code=uscc)
    if row.form not in EMPLOYER_FORMS:
        raise Refused(
            "registry.unknown_form", N_("{uscc}: there is no form of employer {form}."), uscc=uscc, form=row.form
        )
    if row.industry not in INDUSTRIES:
        raise Refused(
            "registry.unknown_industry",
            N_("{uscc}: the industry is a letter from A to T (GB/T 4754), not {industry}."),
            uscc=uscc,
            industry=row.industry,
        )
    _check_region(row.name, row.region_code)
    _check_first_day(row.name, row.opened_on, last=closed_on, today=today)
    if row.opened_on is not None and first_covered_on is not None and row.opened_on > first_covered_on:
        raise Refused(
            "registry.opened_after_coverage",
            N_("{name} is covered by a union since {day}; it cannot have opened later."),
            name=row.name,
            day=first_covered_on,
        )


def changed_fields(row: OrganisationDetails | EmployerDetails, held: Mapping[str, object]) -> list[str]:
    """Return the names of the fields in which the corrected details differ from what is held.

    >>> changed_fields(OrganisationDetails(address="新街 1 号"), {"address": "旧街 1 号"})
    ['address']
    """
    return [field.name for field in fields(row) if field.name in held and getattr(row, field.name) != held[field.name]]


def _check_region(name: str, region_code: str) -> None:
    if region_code and not _REGION.fullmatch(region_code):
        raise Refused(
            "registry.bad_region",
            N_("{name}: a region has a code of 6, 9 or 12 digits, not {code}."),
            name=name,
            code=region_code,
        )


def _check_first_day(name: str, first: date | None, *, last: date | None, today: date) -> None:
    if first is not None and first > today:
        raise Refused(
            "registry.first_day_ahead", N_("{name}: {day} has not come yet. Compare the year."), name=name, day=first
        )
    if first is not None and last is not None and first > last:
        raise Refused(
            "registry.first_day_after_last",
            N_("{name} was closed on {day}; it cannot have begun later."),
            name=name,
            day=last,
        )
