"""A draft may be thrown away, a filed paper never."""

import pytest
from django.db import DatabaseError, transaction

from unionhall.kernel.errors import NotFound, Refused
from unionhall.papers.actions.discard_paper import discard_paper
from unionhall.papers.models import Paper


def test_a_draft_goes_and_a_filed_paper_stays(forest, draft, filed, now):
    pk, kept = draft(), filed()
    with pytest.raises(NotFound):
        discard_paper(actor=forest.at("B"), paper_id=pk, now=now)
    discard_paper(actor=forest.at("A"), paper_id=pk, now=now)
    assert not Paper.objects.filter(pk=pk).exists()
    with pytest.raises(Refused, match="not_a_draft"):
        discard_paper(actor=forest.at("A"), paper_id=kept, now=now)
    with pytest.raises(DatabaseError), transaction.atomic():
        Paper.objects.filter(pk=kept).delete()
