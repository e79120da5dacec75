from datetime import timedelta

import pytest

from unionhall.desk.actions.count_read import count_read
from unionhall.desk.models import ColumnRead
from unionhall.desk.queries.columns import opened
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import NotAllowed, NotFound

DESK = system_actor("desk")


def test_openings_are_added_up_by_day(published, draft, now):
    post = published()
    for days in (0, 0, 1):
        count_read(actor=DESK, post_id=post.pk, now=now + timedelta(days=days))
    assert sorted(ColumnRead.objects.values_list("count", flat=True)) == [1, 2]
    assert opened(post) == 3
    with pytest.raises(NotFound):
        count_read(actor=DESK, post_id=draft("草稿").pk, now=now)


def test_only_the_page_itself_counts(published, people, now):
    with pytest.raises(NotAllowed):
        count_read(actor=people["county"], post_id=published().pk, now=now)
