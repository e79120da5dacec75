"""A small forest for the registry's tests: two twin towns in one county, each with a union and an officer."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from unionhall.base.actors import Actor, Holding, system_actor
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.models import Organisation
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewOrganisation

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
