from datetime import timedelta

import pytest

from unionhall.desk.actions.write_post import write_post
from unionhall.desk.queries.columns import public_posts
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def test_a_draft_is_read_by_nobody_outside(draft, station, today):
    post = draft(body="一\r\n二\n")
    assert (post.state, post.body, post.scope_path) == ("draft", "一\n二", station.path)
    assert public_posts(station.path, today) == []


def test_what_is_empty_or_over_is_refused(draft, today):
    for wrong in ({"kind": "poem"}, {"body": " "}, {"valid_until": today - timedelta(days=1)}, {"body": "x" * 8001}):
        with pytest.raises(Refused):
            draft(**wrong)


@pytest.mark.parametrize(("who", "refusal"), [("far_station", NotFound), ("chair", NotAllowed), ("worker", NotAllowed)])
def test_nobody_writes_for_the_columns_of_others(people, station, now, who, refusal):
    with pytest.raises(refusal):
        write_post(actor=people[who], organisation_code=station.code, kind="news", title="t", body="b", now=now)
