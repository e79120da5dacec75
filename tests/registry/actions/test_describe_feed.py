"""A description is dated; a new one takes over what was sent under the old."""

from datetime import date

import pytest

from registry.feeds import description
from unionhall.kernel.errors import NotFound, Refused
from unionhall.registry.actions.describe_feed import describe_feed
from unionhall.registry.models import FeedRecord, FeedSystem
from unionhall.registry.queries.feeds import description as described
from unionhall.registry.rules.feed import Column


def describe(actor, now, from_on=date(2026, 1, 1), **more):
    return describe_feed(actor=actor, owner_code="C", feed=description(**more), from_on=from_on, now=now)


def test_it_is_kept_whole(forest, now):
    pk = describe(forest.at("C", "county_officer"), now)
    assert described(FeedSystem.objects.get(pk=pk)) == description()


def test_a_new_one_takes_over(forest, now):
    officer = forest.at("C", "county_officer")
    old = describe(officer, now)
    FeedRecord.objects.create(
        system_id=old, record_id=1, state="accepted", sent_hash=b"x", scope_path=forest.paths["C"]
    )
    new = describe(officer, now, from_on=date(2026, 7, 1))
    assert FeedSystem.objects.get(pk=old).to_on == date(2026, 6, 30)
    assert FeedRecord.objects.get().system_id == new
    with pytest.raises(Refused, match="feed_order"):
        describe(officer, now, from_on=date(2026, 7, 1))


def test_what_was_not_used_yet_is_written_anew(forest, now):
    officer = forest.at("C", "county_officer")
    describe(officer, now)
    pk = describe(officer, now, name="实名制会员库")
    assert (FeedSystem.objects.get().pk, FeedSystem.objects.get().name) == (pk, "实名制会员库")
    with pytest.raises(Refused, match="feed_order"):
        describe(officer, now, from_on=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"columns": (Column(heading="x", field="salary"),)}, "feed_column"),
        ({"columns": (Column(heading="x", field="sex", code_list="none"),)}, "feed_list"),
        ({"columns": (Column(heading="x", field="name"),)}, "feed_reference"),
        ({"source": ""}, "feed_without_source"),
        ({"subject": "cats"}, "feed_unknown"),
        ({"columns": ()}, "feed_size"),
    ],
)
def test_what_cannot_be_carried_out_is_refused(forest, now, change, code):
    with pytest.raises(Refused, match=code):
        describe(forest.at("C", "county_officer"), now, **change)


def test_the_twin_is_not_found(forest, now):
    with pytest.raises(NotFound):
        describe(forest.at("B", "county_officer"), now)
