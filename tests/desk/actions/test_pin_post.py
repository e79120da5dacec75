from datetime import timedelta

import pytest

from unionhall.desk.actions.pin_post import pin_post
from unionhall.desk.models import ColumnPost
from unionhall.desk.queries.columns import public_posts
from unionhall.kernel.errors import NotFound, Refused


def test_a_pinned_post_stands_first(published, people, now, station, today):
    old, new = published("旧"), published("新")
    ColumnPost.objects.filter(pk=old.pk).update(published_on=today - timedelta(days=9))
    assert [one.pk for one in public_posts(station.path, today)] == [new.pk, old.pk]
    pin_post(actor=people["wang"], post_id=old.pk, now=now)
    pin_post(actor=people["wang"], post_id=old.pk, now=now)
    assert [one.pk for one in public_posts(station.path, today)] == [old.pk, new.pk]
    pin_post(actor=people["wang"], post_id=old.pk, pinned=False, now=now)
    assert [one.pk for one in public_posts(station.path, today)] == [new.pk, old.pk]


def test_drafts_and_posts_of_others_are_not_pinned(draft, people, now):
    post = draft()
    with pytest.raises(Refused):
        pin_post(actor=people["wang"], post_id=post.pk, now=now)
    with pytest.raises(NotFound):
        pin_post(actor=people["far_station"], post_id=post.pk, now=now)
