"""A file is ordered as a job, from within reach."""

from datetime import date

import pytest

from registry.feeds import description
from unionhall.base.models import Job
from unionhall.kernel.errors import NotAllowed, NotFound
from unionhall.registry.actions.describe_feed import describe_feed
from unionhall.registry.actions.order_feed import order_feed


def test_the_job_knows_ids_only(forest, now, account):
    officer = forest.at("C", "county_officer", account_id=account("county").pk)
    system = describe_feed(actor=officer, owner_code="C", feed=description(), from_on=date(2026, 1, 1), now=now)
    pk = order_feed(actor=officer, system_id=system, organisation_code="A", now=now)
    assert Job.objects.get(pk=pk).payload == {"system": system, "organisation": "A", "resend": False}
    with pytest.raises(NotFound):
        order_feed(actor=forest.at("B", "county_officer"), system_id=system, organisation_code="B", now=now)
    with pytest.raises(NotAllowed):
        order_feed(actor=forest.at("C"), system_id=system, organisation_code="A", now=now)
