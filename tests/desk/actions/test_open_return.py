"""A return is opened once per round, for its unit, by the clock when the round is near."""

from datetime import timedelta

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import COUNTY, NOW, return_at
from unionhall.base.models import OutboxEvent
from unionhall.desk.actions.open_return import open_return
from unionhall.desk.models import Return
from unionhall.desk.queries.returns import due_to_open
from unionhall.kernel.actors import system_actor


def test_rounds_open_when_they_are_near(issued, answer):
    issued(rhythm="quarterly", due_on=None)
    answer(COUNTY, "county", "confirm", "keep")
    assert Return.objects.count() == 3  # the fourth quarter ends on 31 December
    first, system = Return.objects.order_by("pk").first(), system_actor("desk")
    assert open_return(actor=system, part_id=first.part_id, round_id=first.round_id, now=NOW) == first.pk
    assert due_to_open(NOW.date()) == []
    ((part, asked),) = due_to_open(NOW.date() + timedelta(days=30))
    open_return(actor=system, part_id=part, round_id=asked, now=NOW + timedelta(days=30))
    assert Return.objects.count() == 4
    assert OutboxEvent.objects.filter(name__endswith="ReturnOpened").count() == 4
    assert return_at
