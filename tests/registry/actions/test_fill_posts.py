"""Posts are filled set-wise for terms; what excludes each other is kept apart."""

from datetime import date

import pytest

from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.registry.actions.fill_posts import fill_posts
from unionhall.registry.models import Post
from unionhall.registry.rules.rows import NewPost


def row(person, post="chair", at="A1", from_on=date(2024, 1, 1), to_on=None):
    return NewPost(person_id=person, organisation_code=at, post=post, from_on=from_on, to_on=to_on)


def test_a_committee_at_once(forest, now, somebody, django_assert_max_num_queries):
    people = [somebody(n) for n in range(12)]
    rows = [row(people[0]), *(row(pk, "committee_member") for pk in people)]
    with django_assert_max_num_queries(20):
        assert len(fill_posts(actor=forest.at("A"), rows=rows, now=now)) == 13
    assert set(Post.objects.values_list("scope_path", flat=True)) == {forest.paths["A1"]}


def test_one_chair_at_a_time(forest, now, somebody):
    first, second = somebody(1), somebody(2)
    fill_posts(actor=forest.at("A"), rows=[row(first, to_on=date(2024, 12, 31))], now=now)
    with pytest.raises(Conflict, match="post_taken"):
        fill_posts(actor=forest.at("A"), rows=[row(second, from_on=date(2024, 12, 31))], now=now)
    fill_posts(actor=forest.at("A"), rows=[row(second, from_on=date(2025, 1, 1))], now=now)


def test_nobody_audits_their_own_money(forest, now, somebody):
    person = somebody(1)
    with pytest.raises(Refused, match="exclude_each_other"):
        fill_posts(actor=forest.at("A"), rows=[row(person, "treasurer"), row(person, "audit_member")], now=now)


def test_a_union_has_no_station_head(forest, now, somebody):
    with pytest.raises(Refused, match="no_such_post"):
        fill_posts(actor=forest.at("A"), rows=[row(somebody(1), "station_head")], now=now)


def test_wrong_actors(forest, now, somebody):
    with pytest.raises(NotFound):
        fill_posts(actor=forest.at("A"), rows=[row(somebody(1, at="B1"))], now=now)
    with pytest.raises(NotFound):
        fill_posts(actor=forest.at("A"), rows=[row(somebody(2), at="B1")], now=now)
    with pytest.raises(NotAllowed):
        fill_posts(actor=forest.at("A", "auditor"), rows=[row(1)], now=now)
