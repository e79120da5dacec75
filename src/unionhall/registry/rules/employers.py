"""What an employer's record must hold (employer forms of 工会组织信息登记表 2015, sections of GB/T 4754-2017)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_
from unionhall.registry.rules.credit_codes import tidy_credit_code
from unionhall.registry.rules.kinds import (
    CITY_FEDERATION,
    COUNTY_FEDERATION,
    EMPLOYER_FORMS,
    PARK_FEDERATION,
    TOWN_FEDERATION,
)
from unionhall.registry.rules.rows import MAX_ROWS, NewEmployer, NewEmployerYear

# GB/T 4754-2017, sections.
INDUSTRIES = {
    "A": N_("Agriculture, forestry, animal husbandry and fishery"),
    "B": N_("Mining"),
    "C": N_("Manufacturing"),
    "D": N_("Electricity, heat, gas and water"),
    "E": N_("Construction"),
    "F": N_("Wholesale and retail"),
    "G": N_("Transport, storage and post"),
    "H": N_("Hotels and catering"),
    "I": N_("Information, software and information technology"),
    "J": N_("Finance"),
    "K": N_("Real estate"),
    "L": N_("Leasing and business services"),
    "M": N_("Research and technical services"),
    "N": N_("Water conservancy, environment and public facilities"),
    "O": N_("Resident services, repair and other services"),
    "P": N_("Schools and education"),
    "Q": N_("Health and social work"),
    "R": N_("Culture, sports and entertainment"),
    "S": N_("Public administration, social security and social organisations"),
    "T": N_("International organisations"),
}
SEAT_KINDS = frozenset({CITY_FEDERATION, COUNTY_FEDERATION, PARK_FEDERATION, TOWN_FEDERATION})
EARLIEST_YEAR = 1949
_BIGGEST_COUNT = 2_000_000  # no employer on earth has as many staff; a slipped column has
_BIGGEST_FEN = 10**16  # a hundred trillion yuan; keeps sums over a province in 64 bits


def tidied_employers(rows: Iterable[NewEmployer]) -> list[NewEmployer]:
    """Return the rows with credit codes in their one form and names trimmed."""
    return [replace(row, uscc=tidy_credit_code(row.uscc), name=row.name.strip()) for row in rows]


def check_employers(rows: Sequence[NewEmployer], *, taken: set[str]) -> None:
    """Refuse a batch at its first fault."""
    check_size(rows)
    seen: set[str] = set()
    for row in rows:
        if row.uscc in taken or row.uscc in seen:
            raise Conflict(
                "registry.employer_known",
                N_("{uscc} is registered already. If it moved here, ask the federation above to move it."),
                uscc=row.uscc,
            )
        seen.add(row.uscc)
        if not row.name:
            raise Refused("registry.no_name", N_("{code}: the name is missing."), code=row.uscc)
        if row.form not in EMPLOYER_FORMS:
            raise Refused(
                "registry.unknown_form",
                N_("{uscc}: there is no form of employer {form}."),
                uscc=row.uscc,
                form=row.form,
            )
        if row.industry not in INDUSTRIES:
            raise Refused(
                "registry.unknown_industry",
                N_("{uscc}: the industry is a letter from A to T (GB/T 4754), not {industry}."),
                uscc=row.uscc,
                industry=row.industry,
            )


def check_seat(*, name: str, kind: str, closed_on: date | None) -> None:
    """Refuse a seat that is no federation on the ground, or is closed."""
    if kind not in SEAT_KINDS:
        raise Refused(
            "registry.no_seat",
            N_("{seat} cannot be an employer's seat: that is a park, a town, a county or a city federation."),
            seat=name,
        )
    if closed_on is not None:
        raise Refused("registry.seat_closed", N_("{seat} was closed on {day}."), seat=name, day=closed_on)


def check_years(rows: Sequence[NewEmployerYear], *, this_year: int) -> None:
    """Refuse yearly facts that cannot be."""
    check_size(rows)
    seen: set[tuple[str, int]] = set()
    for row in rows:
        where: dict[str, Any] = {"uscc": row.uscc, "year": row.year}
        if not EARLIEST_YEAR <= row.year <= this_year:
            raise Refused("registry.bad_year", N_("{uscc}: the year {year} cannot be."), **where)
        if (row.uscc, row.year) in seen:
            raise Refused("registry.year_twice", N_("{uscc}: the year {year} stands twice in the list."), **where)
        seen.add((row.uscc, row.year))
        if not row.source.strip():
            raise Refused("registry.no_source", N_("{uscc}, {year}: say where the figures come from."), **where)
        for count in (row.headcount, row.women):
            if count is not None and not 0 <= count <= _BIGGEST_COUNT:
                raise Refused("registry.bad_count", N_("{uscc}, {year}: a number of staff cannot be."), **where)
        if row.women is not None and row.headcount is not None and row.women > row.headcount:
            raise Refused("registry.more_women_than_staff", N_("{uscc}, {year}: more women than staff."), **where)
        if row.sales_fen is not None and abs(row.sales_fen) > _BIGGEST_FEN:
            raise Refused("registry.bad_amount", N_("{uscc}, {year}: an amount cannot be."), **where)
        if row.tax_fen is not None and abs(row.tax_fen) > _BIGGEST_FEN:
            raise Refused("registry.bad_amount", N_("{uscc}, {year}: an amount cannot be."), **where)


def check_size(rows: Sequence[object]) -> None:
    """Refuse more rows than one call takes."""
    if len(rows) > MAX_ROWS:
        raise Refused("registry.too_many_rows", N_("At most {most} rows at once; cut the list."), most=MAX_ROWS)
