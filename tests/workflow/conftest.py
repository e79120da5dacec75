"""A county, a park with a station and an enterprise union, people with roles, and the procedure for tests."""

from datetime import UTC, date, datetime

import pytest

from park_on_the_ground import Ground
from people_at_seats import People, seated
from procedure_for_tests import CODE, TABLE, facts_of_request
from unionhall.kernel.actors import Actor
from unionhall.registry.rules import kinds
from unionhall.workflow import declared
from unionhall.workflow.actions.fire import fire
from unionhall.workflow.actions.start_run import start_run
from unionhall.workflow.models import Run

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
COUNTY, PARK, UNION, TWIN = "0001", "00010001", "000100010001", "000100010002"
SEATS = {
    "chair": ("union_officer", UNION),
    "deputy": ("union_officer", UNION),
    "twin": ("union_officer", TWIN),
    "station": ("station_staff", PARK),
    "park": ("park_officer", PARK),
    "park2": ("park_officer", PARK),
    "county": ("county_officer", COUNTY),
    "auditor": ("auditor", COUNTY),
    "worker": ("worker", UNION),
}


@pytest.fixture
def ground(db: None) -> Ground:
    made = Ground()
    made.organisation(COUNTY, kinds.COUNTY_FEDERATION, region_code="210727")
    made.organisation(PARK, kinds.PARK_FEDERATION)
    made.organisation(UNION, kinds.SINGLE_UNION)
    made.organisation(TWIN, kinds.SINGLE_UNION)
    return made


@pytest.fixture
def people(ground: Ground) -> People:
    return seated(SEATS, NOW)


@pytest.fixture
def table():
    declared.register(TABLE, facts=facts_of_request)
    yield TABLE
    declared.withdraw(CODE)


@pytest.fixture
def begin(people, table):
    """Start a run as the chair; keyword arguments go to ``start_run``."""

    def make(**more) -> Run:
        given = {
            "actor": people["chair"],
            "procedure": CODE,
            "scope_path": UNION,
            "superior_path": PARK,
            "title": "甲厂的请示",
            "now": NOW,
        } | more
        return Run.objects.get(pk=start_run(**given))

    return make


@pytest.fixture
def step():
    """Fire an event on the run as it stands and return the run again."""

    def take(run: Run, event: str, actor: Actor, *, now: datetime = NOW, **more) -> Run:
        run.refresh_from_db()
        fire(actor=actor, run_id=run.pk, event=event, version=run.version, now=now, **more)
        run.refresh_from_db()
        return run

    return take


@pytest.fixture
def asked(begin, step, people):
    """A run that waits for the park."""
    return step(begin(), "submit", people["chair"], values={"present": 67, "name": "甲"})
