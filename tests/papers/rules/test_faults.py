"""Many faults are one refusal that names them all."""

import pytest

from unionhall.kernel.text import Sentence
from unionhall.papers.rules.faults import FaultyPaper, ManyFaults, placed, refuse_faults
from unionhall.papers.rules.fields import Fault
from unionhall.ui.words import say

FAULTS = [Fault("papers.a", Sentence("One {x}.", {"x": 1})), Fault("papers.b", Sentence("Two."), block=3)]


def test_every_fault_is_said():
    with pytest.raises(FaultyPaper) as refused:
        refuse_faults(FAULTS)
    assert refused.value.code == "papers.a"
    assert refused.value.sentence.plain() == "One 1. Block 3: Two."
    assert say(refused.value.sentence) == "One 1. Block 3: Two."
    assert refused.value.faults == tuple(FAULTS)
    refuse_faults([])


def test_very_many_are_counted():
    assert ManyFaults(FAULTS * 20).plain().endswith("And 10 more.")
    assert placed(FAULTS[0]).plain() == "One 1."
