"""Reminders by the clock: each return once when it is near and once when it is late."""

from datetime import datetime, timedelta

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import AFTER, COUNTY, DUE, NOW, PARK, return_at
from unionhall.base import clock
from unionhall.desk.actions.chase_returns import chase_returns
from unionhall.desk.models import Reminder
from unionhall.kernel.actors import system_actor
from unionhall.workflow.actions.run_out_clock import run_out_clock
from unionhall.workflow.models import Run, RunClock

SYSTEM = system_actor("desk")


def test_near_and_late_and_shown_to_those_above(under_way, write, go):
    under_way()
    write(PARK, "park", founded=30, members=300, women=100)
    assert chase_returns(actor=SYSTEM, now=NOW) == 0
    near: datetime = AFTER - timedelta(days=3)
    assert clock.today(near) <= DUE
    assert chase_returns(actor=SYSTEM, now=near) == 2
    assert chase_returns(actor=SYSTEM, now=near) == 0
    go(PARK, "park", "submit")
    assert chase_returns(actor=SYSTEM, now=AFTER) == 1
    assert set(Reminder.objects.values_list("kind", flat=True)) == {"soon", "late"}
    late = RunClock.objects.get(code="due", stopped_at__isnull=True)
    assert run_out_clock(actor=system_actor("workflow"), clock_id=late.pk, now=AFTER)
    assert Run.objects.get(pk=late.run_id).escalated_path == COUNTY
    assert return_at(PARK).reminders.count() == 1
