"""A notice closes after its last day and never over an open objection."""

from datetime import UTC, datetime

import pytest

from unionhall.kernel.errors import NotFound, Refused
from unionhall.papers.actions.close_notice import close_notice
from unionhall.papers.actions.decide_objection import decide_objection
from unionhall.papers.actions.receive_objection import receive_objection
from unionhall.papers.models import Notice

LAST = datetime(2026, 11, 27, 15, 59, tzinfo=UTC)  # 23:59 in Shanghai
AFTER = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)  # midnight


def test_it_closes_after_the_last_day(forest, published):
    pk, actor = published(), forest.at("A")
    with pytest.raises(Refused, match="display_running") as refused:
        close_notice(actor=actor, notice_id=pk, now=LAST)
    assert refused.value.facts == {"last": "2026-11-27", "first": "2026-11-28"}
    with pytest.raises(NotFound):
        close_notice(actor=forest.at("B"), notice_id=pk, now=AFTER)
    assert close_notice(actor=actor, notice_id=pk, now=AFTER) == "closed_clean"
    with pytest.raises(Refused, match="notice_over"):
        close_notice(actor=actor, notice_id=pk, now=AFTER)


@pytest.mark.parametrize(("finding", "state"), [("dismissed", "closed_clean"), ("partly", "closed_objection")])
def test_an_open_objection_keeps_it_open(forest, published, now, finding, state):
    pk, actor = published(), forest.at("A")
    objection = receive_objection(actor=actor, notice_id=pk, channel="phone", text="x", now=now)
    with pytest.raises(Refused, match="objections_open") as refused:
        close_notice(actor=actor, notice_id=pk, now=AFTER)
    assert refused.value.facts == {"count": 1}
    decide_objection(actor=actor, objection_id=objection, finding=finding, reply="x", now=now)
    assert close_notice(actor=actor, notice_id=pk, now=AFTER) == state
    assert Notice.objects.get(pk=pk).state == state
