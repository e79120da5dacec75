"""A part is sent once, and never the issuer's own."""

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import CITY, COUNTY, NOW, part_at
from unionhall.desk.actions.send_part import send_part
from unionhall.kernel.actors import system_actor
from unionhall.workflow.models import Run


def test_sending_again_is_the_same_receipt(issued):
    issued()
    part, system = part_at(COUNTY), system_actor("desk")
    assert send_part(actor=system, part_id=part.pk, now=NOW) == part.run_id
    assert send_part(actor=system, part_id=part_at(CITY).pk, now=NOW) == 0
    assert Run.objects.count() == 2
