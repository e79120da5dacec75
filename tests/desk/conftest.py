"""A park with a station, an enterprise with its union, one without, and their twins in the next park."""

from datetime import UTC, date, datetime

import pytest

from desk.premises_people import *  # noqa: F403 - fixtures
from park_on_the_ground import Ground
from people_at_seats import People, seated
from unionhall.desk.actions.ask_order import ask_order
from unionhall.desk.actions.take_step import take_step
from unionhall.desk.models import ServiceOrder
from unionhall.registry.models import Employer
from unionhall.registry.rules import kinds

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # a Monday in Beijing
TODAY = date(2026, 11, 23)
COUNTY, PARK, UNION, BARE, NEXT, TWIN = "0001", "00010001", "000100010001", "000100010002", "00010002", "000100020001"
SEATS = {
    "chair": ("union_officer", UNION),
    "bare_chair": ("union_officer", BARE),
    "twin": ("union_officer", TWIN),
    "wang": ("station_staff", PARK),
    "li": ("station_staff", PARK),
    "far_station": ("station_staff", NEXT),
    "park": ("park_officer", PARK),
    "next_park": ("park_officer", NEXT),
    "county": ("county_officer", COUNTY),
    "auditor": ("auditor", COUNTY),
    "worker": ("worker", UNION),
}


@pytest.fixture
def ground(db: None) -> Ground:
    made = Ground()
    made.organisation(COUNTY, kinds.COUNTY_FEDERATION, region_code="210727")
    for park in (PARK, NEXT):
        made.organisation(park, kinds.PARK_FEDERATION)
    for union in (UNION, BARE, TWIN):
        made.organisation(union, kinds.SINGLE_UNION)
    return made


def _named(row: Employer, name: str, index: str) -> Employer:
    row.name, row.name_index = name, f"{name} {index}"
    row.save()
    return row


@pytest.fixture
def covered(ground: Ground) -> Employer:
    """An enterprise of the park with a union of its own."""
    row = _named(ground.employer(PARK), "甲厂有限公司", "jiachang jcyxgs")
    ground.cover(row, UNION, kinds.OWN, date(2020, 1, 1))
    return row


@pytest.fixture
def bare(ground: Ground) -> Employer:
    """An enterprise of the park without a union."""
    return _named(ground.employer(PARK), "乙厂有限公司", "yichang ycyxgs")


@pytest.fixture
def twin_employer(ground: Ground) -> Employer:
    """An enterprise of the next park."""
    return _named(ground.employer(NEXT), "丙厂有限公司", "bingchang")


@pytest.fixture
def people(ground: Ground) -> People:
    return seated(SEATS, NOW)


@pytest.fixture
def ask(people: People, covered: Employer):
    """Ask as the chair of the enterprise's union; keyword arguments go to ``ask_order``."""

    def make(**more) -> ServiceOrder:
        given = {
            "actor": people["chair"],
            "kind": "legal_room",
            "title": "请律师讲劳动合同",
            "union_code": f"O{UNION}",
            "now": NOW,
        } | more
        return ServiceOrder.objects.select_related("run").get(pk=ask_order(**given))

    return make


@pytest.fixture
def step(people: People):
    """Take a step on the order as it stands and return the order again."""

    def take(order: ServiceOrder, event: str, by: str, *, now: datetime = NOW, **more) -> ServiceOrder:
        order = ServiceOrder.objects.select_related("run").get(pk=order.pk)
        take_step(actor=people[by], order_id=order.pk, event=event, version=order.run.version, now=now, **more)
        return ServiceOrder.objects.select_related("run").get(pk=order.pk)

    return take


@pytest.fixture
def worked(ask, step, people):
    """An order that the station says is done; keyword arguments go to ``ask_order``."""

    def make(**more) -> ServiceOrder:
        order = step(ask(**more), "accept", "wang")
        order = step(order, "assign", "wang", values={"assigned_to": people.ids["li"]})
        order = step(order, "begin", "li", values={"visited_on": TODAY.isoformat()})
        return step(order, "finish", "li", reason="律师来厂讲了两小时。")

    return make
