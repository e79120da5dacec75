"""Rows of the set-wise actions: what a caller brings for many records at once."""

from dataclasses import dataclass
from datetime import date

MAX_ROWS = 50_000  # per call; more is asked for in several calls or as a job


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrganisation:
    """One organisation to found; ``parent_code`` names an earlier row or a standing one, empty: the call's parent."""

    code: str
    name: str
    kind: str
    parent_code: str = ""
    region_code: str = ""
    uscc: str = ""
    founded_on: date | None = None
    term_ends_on: date | None = None
    short_name: str = ""
    address: str = ""
    provincial_park: bool = False
    is_demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEmployer:
    """One employer to register; ``seat_code`` empty: the call's seat."""

    uscc: str
    name: str
    form: str
    industry: str
    seat_code: str = ""
    region_code: str = ""
    opened_on: date | None = None
    is_demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEmployerYear:
    """Facts of one employer in one year; ``None`` is unknown, never zero."""

    uscc: str
    year: int
    source: str
    headcount: int | None = None
    women: int | None = None
    sales_fen: int | None = None
    tax_fen: int | None = None
    above_scale: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCoverage:
    """``union_code`` covers the employer ``uscc`` in ``mode`` from ``from_on`` to ``to_on`` inclusive."""

    uscc: str
    union_code: str
    mode: str
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """One person to register; ``id_type`` empty: not known, then nothing tells two people of one name apart."""

    name: str
    id_type: str = ""
    id_number: str = ""
    phone: str = ""
    sex: str = ""
    birth_on: date | None = None
    ethnicity: str = ""
    political_status: str = ""
    education: str = ""
    household_region: str = ""
    is_demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMembership:
    """One spell to start for a registered person."""

    person_id: int
    union_code: str
    from_on: date
    joined_on: date | None = None
    group_name: str = ""
    job_title: str = ""
    employment_form: str = ""
    skill_level: str = ""
    worked_since: date | None = None
    dues_base_fen: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPost:
    """One post to fill from ``from_on`` to ``to_on`` inclusive (``None``: without a set end)."""

    person_id: int
    organisation_code: str
    post: str
    from_on: date
    to_on: date | None = None
    full_time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDetails:
    """What can be corrected about an organisation; its name, place and closing have verbs of their own."""

    short_name: str = ""
    uscc: str = ""
    region_code: str = ""
    address: str = ""
    founded_on: date | None = None
    term_ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerDetails:
    """What can be corrected about an employer; its seat and closing have verbs of their own, its credit code none."""

    name: str
    form: str
    industry: str
    region_code: str = ""
    opened_on: date | None = None
