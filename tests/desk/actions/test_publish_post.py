from datetime import timedelta

import pytest

from unionhall.desk.actions.publish_post import publish_post
from unionhall.desk.models import ColumnPost
from unionhall.desk.queries.columns import Freshness, fresh_organisations, freshness, public_posts
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Conflict, NotFound, Refused


def test_a_second_pair_of_eyes_publishes(draft, people, now, station, today):
    post = draft()
    with pytest.raises(Refused):
        publish_post(actor=people["wang"], post_id=post.pk, version=1, now=now)
    publish_post(actor=people["li"], post_id=post.pk, version=1, now=now)
    assert [one.pk for one in public_posts(station.path, today)] == [post.pk]
    with pytest.raises(Conflict):
        publish_post(actor=people["li"], post_id=post.pk, version=1, now=now)


def test_the_head_publishes_their_own(station, head, people, draft, now):
    post = draft(by="head")
    publish_post(actor=head, post_id=post.pk, version=1, now=now)
    assert ColumnPost.objects.get().state == "published"


def test_what_is_over_is_not_published(draft, people, now, today):
    post = draft(valid_until=today)
    with pytest.raises(Refused):
        publish_post(actor=people["li"], post_id=post.pk, version=1, now=now + timedelta(days=1))


def test_nobody_publishes_for_others(draft, people, now):
    for who in ("far_station", "next_park"):
        with pytest.raises(NotFound):
            publish_post(actor=people[who], post_id=draft().pk, version=1, now=now)


def test_a_column_is_fresh_for_thirty_days(published, people, station, today, now):
    assert freshness(station.path, today) == Freshness(None, 0, fresh=False)
    post = published(valid_until=today + timedelta(days=40))
    assert freshness(station.path, today) == Freshness(today, 1, fresh=True)
    for days, fresh in ((29, True), (30, False)):
        later = today + timedelta(days=days)
        assert freshness(station.path, later).fresh is fresh
        assert (post.organisation_id in fresh_organisations("0001", later)) is fresh
    assert freshness(station.path, today + timedelta(days=41)).posts == 0
    assert system_actor("desk").system
