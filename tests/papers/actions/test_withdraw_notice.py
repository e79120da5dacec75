"""A notice may be taken down before its time, with a reason."""

import pytest

from unionhall.kernel.errors import NotFound, Refused
from unionhall.papers.actions.withdraw_notice import withdraw_notice
from unionhall.papers.models import Notice
from unionhall.papers.queries.notices import public_notice


def test_withdrawing(forest, published, now):
    pk, actor = published(), forest.at("A")
    with pytest.raises(Refused, match="no_reason"):
        withdraw_notice(actor=actor, notice_id=pk, reason="", now=now)
    with pytest.raises(NotFound):
        withdraw_notice(actor=forest.at("B"), notice_id=pk, reason="x", now=now)
    withdraw_notice(actor=actor, notice_id=pk, reason="名单有误", now=now)
    row = Notice.objects.get(pk=pk)
    assert (row.state, row.closed_reason) == ("withdrawn", "名单有误")
    shown = public_notice(row.token, now.date())
    assert (shown.entries, shown.roster_gone) == ((), False)
