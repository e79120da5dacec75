"""Answers are matched by our reference, within their run only."""

from datetime import date

import pytest

from registry.feeds import description
from unionhall.kernel.errors import NotFound
from unionhall.registry.actions.describe_feed import describe_feed
from unionhall.registry.actions.record_feed_return import Returned, record_feed_return
from unionhall.registry.models import FeedRecord, FeedRun
from unionhall.registry.rules.feed import ReturnRow


@pytest.fixture
def run(forest, now):
    officer = forest.at("C", "county_officer")
    system = describe_feed(actor=officer, owner_code="C", feed=description(), from_on=date(2026, 1, 1), now=now)
    old, new = (
        FeedRun.objects.create(system_id=system, scope_path=forest.paths["C"], key=key, made_at=now) for key in "ab"
    )
    FeedRecord.objects.create(
        system_id=system, record_id=1, state="sent", sent_hash=b"x", run=old, scope_path=forest.paths["A1"]
    )
    FeedRecord.objects.create(
        system_id=system, record_id=2, state="sent", sent_hash=b"x", run=new, scope_path=forest.paths["A1"]
    )
    return old


def test_a_late_answer_to_an_older_sending_is_not_taken(forest, now, run):
    rows = [ReturnRow("m1", False, "重复"), ReturnRow("M2", True), ReturnRow("O1", True), ReturnRow("M1x", True)]
    done = record_feed_return(actor=forest.at("C", "county_officer"), run_id=run.pk, rows=rows, now=now)
    assert done == Returned(accepted=0, rejected=1, unknown=3)
    assert FeedRecord.objects.get(record_id=1).reasons == ["重复"]
    assert FeedRecord.objects.get(record_id=2).state == "sent"


def test_the_twin_is_not_found(forest, now, run):
    with pytest.raises(NotFound):
        record_feed_return(actor=forest.at("B", "county_officer"), run_id=run.pk, rows=[], now=now)
