"""A withdrawn paper keeps its number and says why."""

import pytest

from unionhall.kernel.errors import NotFound, Refused
from unionhall.papers.actions.withdraw_paper import withdraw_paper
from unionhall.papers.models import Paper


def test_withdrawing(forest, filed, draft, now):
    pk, actor = filed(), forest.at("A")
    with pytest.raises(Refused, match="no_reason"):
        withdraw_paper(actor=actor, paper_id=pk, reason=" ", now=now)
    with pytest.raises(NotFound):
        withdraw_paper(actor=forest.at("B"), paper_id=pk, reason="x", now=now)
    withdraw_paper(actor=actor, paper_id=pk, reason="名单有误", now=now)
    row = Paper.objects.get(pk=pk)
    assert (row.state, row.number, row.withdrawn_reason) == ("withdrawn", "甲镇工〔2026〕1号", "名单有误")
    for again in (pk, draft()):
        with pytest.raises(Refused, match="not_filed"):
            withdraw_paper(actor=actor, paper_id=again, reason="x", now=now)
    assert Paper.objects.get(pk=filed()).serial == 2
