"""A small forest for the registry's tests: two twin towns in one county, each with a union and an officer."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from unionhall.base.models import Account
from unionhall.kernel.actors import Actor, Holding, system_actor
from unionhall.kernel.credit_code import check_char
from unionhall.kernel.identity import check_char as id_check_char
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.actions.register_persons import register_persons
from unionhall.registry.actions.start_memberships import start_memberships
from unionhall.registry.models import Organisation
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewEmployer, NewMembership, NewOrganisation, NewPerson

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
SYSTEM = system_actor("test", door="command")


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def system() -> Actor:
    return SYSTEM


def officer(role: str, path: str, *, subtree: bool = True, account_id: int | None = None) -> Actor:
    return Actor(account_id=account_id, name=role, holdings=(Holding(role, path, subtree),), door="web")


@dataclass(frozen=True)
class Forest:
    """Paths by code: C county, A and B twin towns, A1 and B1 their enterprise unions, AS a station of A."""

    paths: dict[str, str]

    def at(self, code: str, role: str = "park_officer", **more: object) -> Actor:
        return officer(role, self.paths[code], **more)


@pytest.fixture
def forest(db: None) -> Forest:
    rows = [
        NewOrganisation(code="C", name="某县总工会", kind=kinds.COUNTY_FEDERATION, founded_on=date(1990, 1, 1)),
        NewOrganisation(code="A", name="甲镇总工会", kind=kinds.TOWN_FEDERATION, parent_code="C"),
        NewOrganisation(code="B", name="乙镇总工会", kind=kinds.TOWN_FEDERATION, parent_code="C"),
        NewOrganisation(code="A1", name="甲一厂工会", kind=kinds.SINGLE_UNION, parent_code="A"),
        NewOrganisation(code="B1", name="乙一厂工会", kind=kinds.SINGLE_UNION, parent_code="B"),
        NewOrganisation(code="AJ", name="甲镇联合工会", kind=kinds.JOINT_UNION, parent_code="A"),
        NewOrganisation(code="AS", name="甲镇企业民主管理指导站", kind=kinds.GUIDANCE_STATION, parent_code="A"),
    ]
    found_organisations(actor=SYSTEM, parent_code="", rows=rows, now=NOW)
    return Forest(dict(Organisation.objects.values_list("code", "path")))


def credit_code(number: int, start: str = "91") -> str:
    """Return an invented credit code that checks."""
    body = f"{start}210782MC{number:07d}"
    return body + check_char(body)


def identity_number(number: int, born: date = date(1985, 3, 2), region: str = "210782") -> str:
    """Return an invented identity number that checks."""
    body = f"{region}{born:%Y%m%d}{number:03d}"
    return body + id_check_char(body)


@pytest.fixture
def uscc():
    return credit_code


@pytest.fixture
def id_number():
    return identity_number


@pytest.fixture
def employer(forest: Forest) -> str:
    """An employer at A; its credit code."""
    code = credit_code(1)
    row = NewEmployer(uscc=code, name="甲一厂有限公司", form="159", industry="C", opened_on=date(2010, 1, 1))
    register_employers(actor=SYSTEM, seat_code="A", rows=[row], now=NOW)
    return code


@pytest.fixture
def twin_employer(forest: Forest) -> str:
    """An employer at B, the twin."""
    code = credit_code(2)
    row = NewEmployer(uscc=code, name="乙一厂有限公司", form="159", industry="C", opened_on=date(2010, 1, 1))
    register_employers(actor=SYSTEM, seat_code="B", rows=[row], now=NOW)
    return code


@pytest.fixture
def account(db: None):
    """Make accounts by user name."""

    def make(username: str) -> Account:
        return Account.objects.create(username=username, created_at=NOW)

    return make


@pytest.fixture
def somebody(forest: Forest):
    """Register a person at an organisation and return the id."""

    def make(number: int, at: str = "A1", name: str = "张三", **more: object) -> int:
        row = NewPerson(name=name, id_number=identity_number(number), phone=f"139{number:08d}", **more)
        return register_persons(actor=SYSTEM, organisation_code=at, rows=[row], now=NOW)[0]

    return make


@pytest.fixture
def member(somebody):
    """Register a person and start a membership; return the spell's id."""

    def make(number: int, at: str = "A1", **more: object) -> int:
        row = NewMembership(person_id=somebody(number, at), union_code=at, from_on=date(2024, 1, 1), **more)
        return start_memberships(actor=SYSTEM, rows=[row], now=NOW)[0]

    return make
