"""Withdrawing: everybody is released, what was returned stays."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import NOW, PARK, return_at
from unionhall.desk.actions.withdraw_deployment import withdraw_deployment
from unionhall.kernel.errors import Conflict, NotFound, Refused
from unionhall.workflow.models import Run


def test_everybody_is_released(under_way, write, go, seats):
    row = under_way()
    write(PARK, "park", founded=30, members=300, women=100)
    go(PARK, "park", "submit")
    given = {"deployment_id": row.pk, "version": row.version, "reason": "政策调整", "now": NOW}
    with pytest.raises(NotFound):
        withdraw_deployment(actor=seats["county"], **given)
    with pytest.raises(Conflict):
        withdraw_deployment(actor=seats["city"], **{**given, "version": 99})
    with pytest.raises(Refused):
        withdraw_deployment(actor=seats["city"], **{**given, "reason": " "})
    assert withdraw_deployment(actor=seats["city"], **given) == 3
    assert not Run.objects.filter(finished_at__isnull=True).exists()
    assert return_at(PARK).values["founded"] == 30
    row.refresh_from_db()
    with pytest.raises(Refused):
        withdraw_deployment(actor=seats["city"], **{**given, "version": row.version})
