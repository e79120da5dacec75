import pytest

from unionhall.desk.actions.withdraw_post import withdraw_post
from unionhall.desk.models import ColumnPost
from unionhall.desk.queries.columns import freshness, public_posts
from unionhall.kernel.errors import NotFound, Refused


def test_a_withdrawn_post_stays_on_record_and_is_read_no_more(published, people, now, station, today):
    post = published()
    with pytest.raises(Refused):
        withdraw_post(actor=people["wang"], post_id=post.pk, version=post.version, reason=" ", now=now)
    withdraw_post(actor=people["wang"], post_id=post.pk, version=post.version, reason="政策变了", now=now)
    again = ColumnPost.objects.get()
    assert (again.state, again.withdrawn_reason) == ("withdrawn", "政策变了")
    assert public_posts(station.path, today) == []
    assert not freshness(station.path, today).fresh
    with pytest.raises(Refused):
        withdraw_post(actor=people["wang"], post_id=post.pk, version=again.version, reason="再来", now=now)


def test_nobody_withdraws_posts_of_others(published, people, now):
    post = published()
    with pytest.raises(NotFound):
        withdraw_post(actor=people["far_station"], post_id=post.pk, version=post.version, reason="x", now=now)
