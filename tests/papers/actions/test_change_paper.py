"""A draft may be filled anew, a filed paper may not."""

import pytest

from papers.samples import sample
from unionhall.kernel.errors import Conflict, NotFound, Refused
from unionhall.papers.actions.change_paper import change_paper
from unionhall.papers.models import Paper
from unionhall.papers.queries.papers import values_of
from unionhall.papers.queries.templates import shipped_template


def test_a_draft_is_filled_anew(forest, draft, filed, now):
    pk, actor = draft(), forest.at("A")
    values = sample(shipped_template("T02")) | {"leader": "马晓燕", "employer": "乙厂"}
    assert change_paper(actor=actor, paper_id=pk, values=values, version=1, now=now) == 2
    row = Paper.objects.get(pk=pk)
    assert (values_of(row)["leader"], row.title) == ("马晓燕", "关于同意成立乙厂工会筹备组的批复")
    with pytest.raises(Conflict, match="paper_changed"):
        change_paper(actor=actor, paper_id=pk, values=values, version=1, now=now)
    with pytest.raises(Refused, match="value_missing"):
        change_paper(actor=actor, paper_id=pk, values={}, version=2, now=now)
    with pytest.raises(NotFound):
        change_paper(actor=forest.at("B"), paper_id=pk, values=values, version=2, now=now)
    with pytest.raises(Refused, match="not_a_draft"):
        change_paper(actor=actor, paper_id=filed(), values=values, version=2, now=now)
