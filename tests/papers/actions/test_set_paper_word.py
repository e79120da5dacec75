"""The word of an organisation's numbers."""

import pytest

from unionhall.kernel.errors import NotFound, Refused
from unionhall.papers.actions.set_paper_word import set_paper_word
from unionhall.papers.models import PaperWord
from unionhall.papers.queries.papers import word_of
from unionhall.registry.models import Organisation


def test_a_word_is_set_and_changed(forest, now):
    actor, place = forest.at("A"), Organisation.objects.get(code="A1")
    assert word_of(place) == "甲一厂工会"
    for word in ("甲一工", "甲一工发"):
        set_paper_word(actor=actor, organisation_code="A1", word=word, now=now)
    assert word_of(place) == "甲一工发"
    assert PaperWord.objects.count() == 1
    with pytest.raises(Refused, match="bad_word"):
        set_paper_word(actor=actor, organisation_code="A1", word="〔〕", now=now)
    with pytest.raises(NotFound):
        set_paper_word(actor=forest.at("B"), organisation_code="A1", word="x", now=now)
