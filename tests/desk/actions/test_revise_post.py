import pytest

from unionhall.desk.actions.publish_post import publish_post
from unionhall.desk.actions.revise_post import revise_post
from unionhall.desk.models import ColumnPost
from unionhall.kernel.errors import Conflict, NotFound, Refused


def test_whoever_revised_last_wrote_it(draft, people, now):
    post = draft()
    text = {"kind": "news", "title": "新题目", "body": "新正文"}
    version = revise_post(actor=people["li"], post_id=post.pk, version=1, now=now, **text)
    with pytest.raises(Conflict):
        revise_post(actor=people["li"], post_id=post.pk, version=1, now=now, **text)
    with pytest.raises(Refused):
        publish_post(actor=people["li"], post_id=post.pk, version=version, now=now)
    publish_post(actor=people["wang"], post_id=post.pk, version=version, now=now)
    post.refresh_from_db()
    with pytest.raises(Refused):
        revise_post(actor=people["li"], post_id=post.pk, version=post.version, now=now, **text)
    assert ColumnPost.objects.get().title == "新题目"


def test_nobody_revises_posts_of_others(draft, people, now):
    with pytest.raises(NotFound):
        revise_post(actor=people["next_park"], post_id=draft().pk, version=1, kind="news", title="t", body="b", now=now)
