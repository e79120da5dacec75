"""Employers, their yearly facts and who covers them, over the API."""

from datetime import datetime
from typing import Any

from ninja import Field, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.api.shapes import After, Changed, Code, Day, Done, Limit, Line, Name, Page, Search, Word, page
from unionhall.base.http import ActorRequest
from unionhall.registry.actions.close_employer import close_employer
from unionhall.registry.actions.confirm_employer_year import confirm_employer_year
from unionhall.registry.actions.correct_employer import correct_employer
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.end_coverage import end_coverage
from unionhall.registry.actions.move_employer import move_employer
from unionhall.registry.actions.record_employer_years import record_employer_years
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.api.shapes import MOST_ROWS, Count, Ending, Fen, MadeMany, Uscc, Year
from unionhall.registry.queries.employers import coverages, employer, employer_years, employers, named_like
from unionhall.registry.rules.rows import EmployerDetails, NewCoverage, NewEmployer, NewEmployerYear

router = Router(tags=["employers"])


class EmployerOut(Schema):
    """An employer at its seat."""

    id: int
    uscc: str
    name: str
    form: str
    industry: str
    region_code: str
    seat_code: str = Field(alias="seat.code")
    opened_on: Day | None
    closed_on: Day | None
    is_demo: bool
    version: int


class EmployerIn(Schema):
    """An employer to register."""

    uscc: Word
    name: Name
    form: Word
    industry: Word
    seat_code: Code
    region_code: Word = ""
    opened_on: Day | None = None


class EmployersIn(Schema):
    """Employers to register together."""

    rows: list[EmployerIn] = Field(min_length=1, max_length=MOST_ROWS)


class YearOut(Schema):
    """Facts of one employer in one year; null is unknown."""

    id: int
    uscc: str = Field(alias="employer.uscc")
    year: int
    headcount: int | None
    women: int | None
    sales_fen: int | None
    tax_fen: int | None
    above_scale: bool | None
    source: str
    confirmed_by: str
    confirmed_at: datetime | None


class YearIn(Schema):
    """Facts to record; null is unknown, never zero."""

    uscc: Uscc
    year: Year
    source: Line
    headcount: Count | None = None
    women: Count | None = None
    sales_fen: Fen | None = None
    tax_fen: Fen | None = None
    above_scale: bool | None = None


class YearsIn(Schema):
    """Facts of many employers or years."""

    rows: list[YearIn] = Field(min_length=1, max_length=MOST_ROWS)


class CoverageOut(Schema):
    """A union covers an employer."""

    id: int
    uscc: str = Field(alias="employer.uscc")
    union_code: str = Field(alias="union.code")
    mode: str
    from_on: Day
    to_on: Day | None


class CoverageIn(Schema):
    """A coverage to record: mode own, joint or federation."""

    uscc: Uscc
    union_code: Code
    mode: Word
    from_on: Day
    to_on: Day | None = None


class CoveragesIn(Schema):
    """Coverages to record together."""

    rows: list[CoverageIn] = Field(min_length=1, max_length=MOST_ROWS)


class CoverageEnding(Ending):
    """Which union's coverage ends."""

    union_code: Code


class EmployerCorrection(Schema):
    """All details as they should be (what is left out becomes empty), and the version that was seen."""

    version: int = Field(ge=1, le=2**31 - 1)
    reason: Line
    name: Name
    form: Word
    industry: Word
    region_code: Word = ""
    opened_on: Day | None = None


class Seating(Schema):
    """The new seat."""

    seat_code: Code
    reason: Line


@router.get("employers", response=Page[EmployerOut])
def list_employers(request: ActorRequest, q: Search = "", after: After = 0, limit: Limit = 50) -> Any:
    """List the employers within reach; ``q``: name, pinyin, initials or credit code."""
    rows = employers(request.actor)
    return page(named_like(rows, q) if q else rows, after, limit)


@router.post("employers", response={201: MadeMany})
def register(request: ActorRequest, given: EmployersIn) -> Any:
    """Register up to a thousand employers, all or none."""
    rows = [NewEmployer(**row.dict()) for row in given.rows]
    ids = register_employers(actor=request.actor, seat_code="", rows=rows, now=clock.now())
    return Status(201, {"ids": list(ids.values())})


@router.get("employers/{uscc}", response=EmployerOut)
def read_employer(request: ActorRequest, uscc: Uscc) -> Any:
    """Read one employer."""
    return employer(request.actor, uscc)


@router.post("employers/{uscc}/correct", response=Changed)
def correct(request: ActorRequest, uscc: Uscc, given: EmployerCorrection) -> Any:
    """Correct what is on record; answers how many details changed. The credit code stays, the seat is moved."""
    fields = given.dict()
    version, reason = fields.pop("version"), fields.pop("reason")
    row = EmployerDetails(**fields)
    changed = correct_employer(actor=request.actor, uscc=uscc, row=row, version=version, reason=reason, now=clock.now())
    return {"changed": len(changed)}


@router.post("employers/{uscc}/move", response=Done)
def move(request: ActorRequest, uscc: Uscc, given: Seating) -> Any:
    """Give it another seat."""
    move_employer(actor=request.actor, uscc=uscc, now=clock.now(), **given.dict())
    return Done()


@router.post("employers/{uscc}/close", response=Done)
def close(request: ActorRequest, uscc: Uscc, given: Ending) -> Any:
    """Close it when no union covers it any more."""
    close_employer(actor=request.actor, uscc=uscc, now=clock.now(), **given.dict())
    return Done()


@router.post("employers/{uscc}/end-coverage", response=Done)
def end(request: ActorRequest, uscc: Uscc, given: CoverageEnding) -> Any:
    """End a union's coverage of it."""
    end_coverage(actor=request.actor, uscc=uscc, now=clock.now(), **given.dict())
    return Done()


@router.post("employers/{uscc}/years/{year}/confirm", response=Done)
def confirm(request: ActorRequest, uscc: Uscc, year: Year) -> Any:
    """Confirm the facts that somebody else recorded."""
    confirm_employer_year(actor=request.actor, uscc=uscc, year=year, now=clock.now())
    return Done()


@router.get("employer-years", response=Page[YearOut])
def list_years(
    request: ActorRequest, uscc: Word = "", year: Year | None = None, after: After = 0, limit: Limit = 50
) -> Any:
    """List yearly facts within reach, of one employer or year."""
    rows = employer_years(request.actor)
    rows = rows.filter(employer__uscc=uscc) if uscc else rows
    return page(rows.filter(year=year) if year else rows, after, limit)


@router.post("employer-years", response=Changed)
def record(request: ActorRequest, given: YearsIn) -> Any:
    """Record facts; where they change, a confirmation falls."""
    rows = [NewEmployerYear(**row.dict()) for row in given.rows]
    return {"changed": record_employer_years(actor=request.actor, rows=rows, now=clock.now())}


@router.get("coverages", response=Page[CoverageOut])
def list_coverages(
    request: ActorRequest, uscc: Word = "", union_code: Word = "", after: After = 0, limit: Limit = 50
) -> Any:
    """List coverages of employers within reach."""
    rows = coverages(request.actor)
    rows = rows.filter(employer__uscc=uscc) if uscc else rows
    return page(rows.filter(union__code=union_code) if union_code else rows, after, limit)


@router.post("coverages", response={201: Changed})
def cover(request: ActorRequest, given: CoveragesIn) -> Any:
    """Record up to a thousand coverages, all or none."""
    rows = [NewCoverage(**row.dict()) for row in given.rows]
    return Status(201, {"changed": cover_employers(actor=request.actor, rows=rows, now=clock.now())})
