"""Events become changes, jobs fold them, months are kept by themselves."""

from datetime import UTC, datetime

from django.db.models import F

from park_on_the_ground import CITY, NOW, PARK, SYSTEM
from unionhall.base.jobs import Task
from unionhall.base.models import Job
from unionhall.indicators import jobs, subscribers
from unionhall.indicators.models import Change, Snapshot, Total
from unionhall.registry.events import EmployersChanged, MembershipStarted, OrganisationMoved, RosterCommitted
from unionhall.registry.models import Employer, EmployerYear


def task() -> Task:
    return Task(id=1, name="test", payload={}, actor=SYSTEM)


def test_a_new_member_is_folded_in(park):
    assert jobs.fold(task()) == {"folded": 0}
    jobs.recount(task())
    before = Total.objects.get(path=CITY).members
    spell = park.member(f"{PARK}0001")
    event = MembershipStarted(spell_id=spell.pk, person_id=spell.person_id, union_id=spell.union_id)
    subscribers.on_started(event, event_id="1", now=NOW)
    assert Change.objects.exists()
    assert jobs.fold(task())["folded"] > 0
    assert Total.objects.get(path=CITY).members == before + 1


def test_employers_are_folded_in(park):
    jobs.recount(task())
    before = Total.objects.get(path=CITY).headcount
    EmployerYear.objects.update(headcount=F("headcount") + 5)
    seats = set(Employer.objects.values_list("seat_id", flat=True))
    for event, _ in EmployersChanged.at([*seats, *seats]):
        subscribers.on_employers(event, event_id="3", now=NOW)
    assert jobs.fold(task())["folded"] == len(seats)
    after = Total.objects.get(path=CITY).headcount
    assert after > before
    jobs.recount(task())
    assert Total.objects.get(path=CITY).headcount == after


def test_a_roster_is_folded_in_and_out(park):
    jobs.recount(task())
    before = Total.objects.get(path=CITY).members
    spell = park.member(f"{PARK}0001")
    committed = RosterCommitted(batch_id=1, wave=1, union_id=spell.union_id, union_code="U", count=1)
    subscribers.on_roster(committed, event_id="2", now=NOW)
    jobs.fold(task())
    assert Total.objects.get(path=CITY).members == before + 1


def test_a_move_asks_for_one_recount(park):
    event = OrganisationMoved(organisation_id=1, code="X", old_path=PARK, new_path=f"{CITY}0009")
    for _ in range(2):
        subscribers.on_moved(event, event_id="7", now=datetime(2026, 11, 22, tzinfo=UTC))
    assert Job.objects.filter(name="indicators.recount").count() == 1


def test_last_month_is_kept_once_for_every_federation(park):
    assert jobs.keep_month(task())["figures"] > 0
    assert Snapshot.objects.values("scope_path").distinct().count() == 3
    assert jobs.keep_month(task()) == {"figures": 0}
