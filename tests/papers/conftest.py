"""A county, its town and two unions, with officers; invented values for every template."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from papers.samples import sample
from unionhall.base.models import Account
from unionhall.kernel.actors import Actor, Holding, system_actor
from unionhall.papers.actions.file_paper import file_paper
from unionhall.papers.actions.fill_paper import fill_paper
from unionhall.papers.actions.publish_notice import publish_notice
from unionhall.papers.queries.templates import shipped_template
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.models import Organisation
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewOrganisation

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SYSTEM = system_actor("test", door="command")


@pytest.fixture
def now() -> datetime:
    return NOW


@dataclass(frozen=True)
class Forest:
    """C county, A town, A1 and A2 its unions, B a twin town."""

    paths: dict[str, str]
    account: int

    def at(self, code: str, role: str = "park_officer") -> Actor:
        return Actor(self.account, role, (Holding(role, self.paths[code], subtree=True),), door="web")


@pytest.fixture
def forest(db: None) -> Forest:
    rows = [
        NewOrganisation(code="C", name="某县总工会", kind=kinds.COUNTY_FEDERATION),
        NewOrganisation(code="A", name="甲镇总工会", kind=kinds.TOWN_FEDERATION, parent_code="C", short_name="甲镇工"),
        NewOrganisation(code="B", name="乙镇总工会", kind=kinds.TOWN_FEDERATION, parent_code="C"),
        NewOrganisation(code="A1", name="甲一厂工会委员会", kind=kinds.SINGLE_UNION, parent_code="A"),
        NewOrganisation(code="A2", name="甲二厂工会", kind=kinds.SINGLE_UNION, parent_code="A"),
    ]
    found_organisations(actor=SYSTEM, parent_code="", rows=rows, now=NOW)
    account = Account.objects.create(username="officer", created_at=NOW)
    return Forest(dict(Organisation.objects.values_list("code", "path")), account.pk)


@pytest.fixture
def draft(forest, now):
    """Fill a template at an organisation and return the draft's id."""

    def make(template: str = "T02", at: str = "A", subject: str = "run:12", **changed: object) -> int:
        values = sample(shipped_template(template)) | changed
        return fill_paper(
            actor=forest.at("C", "county_officer"),
            template=template,
            scope_path=forest.paths[at],
            subject=subject,
            values=values,
            now=now,
        )

    return make


@pytest.fixture
def filed(forest, draft, now):
    """File a paper at an organisation and return its id."""

    def make(template: str = "T02", at: str = "A", **changed: object) -> int:
        return file_paper(actor=forest.at("C", "county_officer"), paper_id=draft(template, at, **changed), now=now)

    return make


@pytest.fixture
def published(forest, now):
    """Publish a notice of two candidates at A1 from Monday 23 November for five working days."""

    def make(**changed: object) -> int:
        given = {
            "scope_path": forest.paths["A1"],
            "subject": "run:12",
            "title": "第一届委员会委员候选人公示",
            "body": "经各工会小组推荐，现将候选人予以公示。",
            "roster": [{"name": "丁一鸣", "post": "装配车间"}, {"name": "欧阳燊", "post": "质检科"}],
            "start_on": date(2026, 11, 23),
            "working_days": 5,
            "contact": "甲一厂工会，办公楼201室",
            "now": now,
        }
        return publish_notice(**({"actor": forest.at("A")} | given | changed))

    return make
