"""A city with two counties and their parks, people at their seats, and a deployment on its way; for tests."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from park_on_the_ground import Ground
from people_at_seats import People, seated
from unionhall.desk.actions.answer_part import answer_part
from unionhall.desk.actions.draft_deployment import draft_deployment
from unionhall.desk.actions.issue_deployment import issue_deployment
from unionhall.desk.actions.save_return import save_return
from unionhall.desk.actions.split_part import split_part
from unionhall.desk.actions.step_return import step_return
from unionhall.desk.models import Deployment, Part, Return
from unionhall.desk.rules.shares import Split, UnitShare
from unionhall.registry.rules import kinds

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # a Monday in Beijing
TODAY = date(2026, 11, 23)
DUE = date(2026, 12, 10)
AFTER = NOW + timedelta(days=18)  # the day after it was due
CITY, COUNTY, OTHER = "0001", "00010001", "00010002"
PARK, NEXT, FAR, UNION = "000100010001", "000100010002", "000100020001", "0001000100010001"
SEATS = {
    "city": ("city_officer", CITY),
    "city_signer": ("city_officer", CITY),
    "county": ("county_officer", COUNTY),
    "other": ("county_officer", OTHER),
    "park": ("park_officer", PARK),
    "next_park": ("park_officer", NEXT),
    "far_park": ("park_officer", FAR),
    "chair": ("union_officer", UNION),
    "station": ("station_staff", PARK),
    "auditor": ("auditor", CITY),
    "worker": ("worker", UNION),
}
FORM = {
    "fields": [
        {"code": "founded", "title": "新建工会", "unit": "家", "target": True},
        {"code": "members", "title": "会员人数", "unit": "人", "target": True},
        {"code": "women", "title": "其中女会员", "unit": "人"},
        {"code": "spent", "title": "投入经费", "kind": "money", "required": False},
        {"code": "way", "title": "推进方式", "kind": "choice", "choices": ["集中入会", "上门服务"], "required": False},
        {"code": "words", "title": "做法", "kind": "text", "required": False},
        {"code": "women_share", "title": "女会员占比", "kind": "share", "of": ["women", "members"]},
    ],
    "checks": [
        {"code": "women", "title": "女会员不超过会员", "rule": "women <= members", "firm": True},
        {"code": "last", "title": "会员与上年相差不大", "rule": "members ~ last_year.members 20%"},
    ],
}


@pytest.fixture
def land(db: None) -> Ground:
    made = Ground()
    made.organisation(CITY, kinds.CITY_FEDERATION, region_code="210700")
    for county in (COUNTY, OTHER):
        made.organisation(county, kinds.COUNTY_FEDERATION, region_code="210727")
    for park in (PARK, NEXT, FAR):
        made.organisation(park, kinds.PARK_FEDERATION)
    made.organisation(UNION, kinds.SINGLE_UNION)
    return made


@pytest.fixture
def seats(land: Ground) -> People:
    return seated(SEATS, NOW)


def part_at(path: str, deployment: int | None = None) -> Part:
    rows = Part.objects.select_related("run", "deployment", "organisation")
    rows = rows.filter(deployment_id=deployment) if deployment else rows
    return rows.get(scope_path=path)


def return_at(path: str, *, number: int = 1) -> Return:
    return Return.objects.select_related("run", "part", "round").get(scope_path=path, number=number)


def share(path: str, **targets: int) -> UnitShare:
    return UnitShare(f"O{path}", {(code, 2026): amount for code, amount in targets.items()})


@pytest.fixture
def draft(seats: People) -> Callable[..., Deployment]:
    """Draft a deployment of the city; keyword arguments go to ``draft_deployment``."""

    def make(**more: Any) -> Deployment:
        given = {
            "actor": seats["city"],
            "issuer_code": f"O{CITY}",
            "title": "新建工会行动",
            "text": "年底前完成。",
            "first_year": 2026,
            "last_year": 2026,
            "due_on": DUE,
            "form": FORM,
            "now": NOW,
        } | more
        return Deployment.objects.get(pk=draft_deployment(**given))

    return make


@pytest.fixture
def split(seats: People) -> Callable[..., Part]:
    """Split the part at ``path`` as ``by``; shares are positional, keyword arguments go to ``Split``."""

    def make(path: str, by: str, *shares: UnitShare, deployment: int | None = None, **more: Any) -> Part:
        part = part_at(path, deployment)
        split_part(
            actor=seats[by],
            part_id=part.pk,
            split=Split(shares, **more),
            version=part.version,
            now=more.pop("now", NOW),
        )
        return part_at(path, deployment)

    return make


@pytest.fixture
def issued(draft: Callable[..., Deployment], split: Callable[..., Part], seats: People) -> Callable[..., Deployment]:
    """Issue a deployment to both counties."""

    def make(**more: Any) -> Deployment:
        row = draft(**more)
        split(
            CITY,
            "city",
            share(COUNTY, founded=60, members=600),
            share(OTHER, founded=40, members=400),
            own={("founded", 2026): 100, ("members", 2026): 1000},
            deployment=row.pk,
        )
        row.refresh_from_db()
        issue_deployment(
            actor=seats["city"], deployment_id=row.pk, version=row.version, paper_number="锦工发〔2026〕9号", now=NOW
        )
        row.refresh_from_db()
        return row

    return make


@pytest.fixture
def answer(seats: People) -> Callable[..., Part]:
    """Answer the part at ``path``."""

    def make(path: str, by: str, *events: str, **more: Any) -> Part:
        for event in events:
            part = part_at(path)
            assert part.run is not None
            answer_part(
                actor=seats[by], part_id=part.pk, event=event, version=part.run.version, **({"now": NOW} | more)
            )
        return part_at(path)

    return make


@pytest.fixture
def under_way(
    issued: Callable[..., Deployment], split: Callable[..., Part], answer: Callable[..., Part]
) -> Callable[[], Deployment]:
    """A deployment whose county split it between its parks, and both parks keep it."""

    def make() -> Deployment:
        row = issued()
        answer(COUNTY, "county", "confirm")
        split(COUNTY, "county", share(PARK, founded=40, members=400), share(NEXT, founded=20, members=200))
        answer(PARK, "park", "confirm", "keep")
        answer(NEXT, "next_park", "confirm")
        return row

    return make


@pytest.fixture
def write(seats: People) -> Callable[..., Return]:
    """Write into the return at ``path``."""

    def make(
        path: str, by: str, *, explanations: dict[str, str] | None = None, number: int = 1, **values: Any
    ) -> Return:
        given = return_at(path, number=number)
        save_return(
            actor=seats[by],
            return_id=given.pk,
            values=values,
            explanations=explanations or {},
            saved=given.saved,
            now=NOW,
        )
        return return_at(path, number=number)

    return make


@pytest.fixture
def go(seats: People) -> Callable[..., Return]:
    """Take a step of the return at ``path``."""

    def make(path: str, by: str, event: str, *, number: int = 1, **more: Any) -> Return:
        given = return_at(path, number=number)
        assert given.run is not None
        step_return(
            actor=seats[by], return_id=given.pk, event=event, version=given.run.version, **({"now": NOW} | more)
        )
        return return_at(path, number=number)

    return make


@pytest.fixture
def accepted(
    under_way: Callable[[], Deployment], write: Callable[..., Return], go: Callable[..., Return]
) -> Deployment:
    """Both parks' returns are accepted by the county."""
    row = under_way()
    write(PARK, "park", founded=30, members=300, women=100, way="集中入会")
    write(NEXT, "next_park", founded=21, members=150, women=50, way="上门服务")
    for path, who in ((PARK, "park"), (NEXT, "next_park")):
        go(path, who, "submit")
        go(path, "county", "accept")
    return row
