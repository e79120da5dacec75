"""A return file is kept where its run is, and read by a job."""

from datetime import date

import pytest

from registry.feeds import description
from unionhall.base.models import Job, StoredFile
from unionhall.kernel.errors import NotFound
from unionhall.registry.actions.describe_feed import describe_feed
from unionhall.registry.actions.order_feed_return import order_feed_return
from unionhall.registry.models import FeedRun


def test_kept_and_queued(forest, now, account):
    officer = forest.at("C", "county_officer", account_id=account("county").pk)
    system = describe_feed(actor=officer, owner_code="C", feed=description(), from_on=date(2026, 1, 1), now=now)
    run = FeedRun.objects.create(system_id=system, scope_path=forest.paths["C"], key="k", made_at=now)
    more = {"run_id": run.pk, "content": "外部编号,处理结果\n".encode(), "name": "反馈.csv", "now": now}
    pk = order_feed_return(actor=officer, **more)
    assert Job.objects.get(pk=pk).payload == {"run": run.pk, "file": StoredFile.objects.get().pk}
    with pytest.raises(NotFound):
        order_feed_return(actor=forest.at("B", "county_officer"), **more)
