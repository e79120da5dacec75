"""Entering a state: who has the run, where they sit, which clocks run."""

from datetime import date

from unionhall.base.models import RoleAssignment
from unionhall.workflow.actions.enter_state import enter_state
from unionhall.workflow.models import RunClock

PARK, COUNTY = "00010001", "0001"


def test_without_anybody_at_the_park_it_waits_at_the_county(begin, people, step):
    RoleAssignment.objects.filter(role="park_officer").update(to_on=date(2026, 1, 1))
    run = step(begin(), "submit", people["chair"], values={"present": 67, "name": "甲"})
    assert run.seat_path == COUNTY


def test_without_anybody_on_the_way_up_it_waits_where_they_would_sit(begin, people, step):
    RoleAssignment.objects.filter(role__in=["park_officer", "county_officer"]).update(to_on=date(2026, 1, 1))
    run = step(begin(), "submit", people["chair"], values={"present": 67, "name": "甲"})
    assert run.seat_path == PARK


def test_an_end_stops_every_clock(begin, people, table):
    run = begin()
    enter_state(actor=people["chair"], run=run, table=table, state="over", now=run.started_at)
    assert (run.outcome, run.finished_at, run.seat_path, run.due_on) == ("done", run.started_at, "", None)
    assert not RunClock.objects.filter(run=run, stopped_at__isnull=True).exists()


def test_a_stay_without_a_notice_for_the_year_is_provisional(asked):
    assert asked.due_provisional
    assert asked.due_on == date(2026, 12, 7)
