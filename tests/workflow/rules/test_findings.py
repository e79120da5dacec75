"""Findings refuse all at once, and come back out of the log as they were."""

from datetime import date
from fractions import Fraction

import pytest

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import Sentence
from unionhall.workflow.rules.findings import refuse_failed, restored, stored
from unionhall.workflow.rules.procedure import Finding

GOOD = Finding(True, "good", "All is well.")
FEW = Finding(False, "few", "{present} of {due} are present.", {"present": 66, "due": 100})
LATE = Finding(False, "late", "It was due on {day}.", {"day": date(2026, 11, 22)})


def test_every_failed_finding_is_said_and_held():
    with pytest.raises(Refused) as caught:
        refuse_failed("Submit", [GOOD, FEW, LATE])
    assert caught.value.facts["findings"] == [FEW, LATE]
    said = caught.value.sentence.plain()
    assert said == "“Submit” is not possible yet. 66 of 100 are present. It was due on 2026-11-22."
    refuse_failed("Submit", [GOOD])


def test_they_are_stored_as_plain_values_and_restored():
    nested = Finding(True, "n", "{what}: {share}", {"what": Sentence("Step {n}", {"n": 1}), "share": Fraction(2, 3)})
    rows = stored([FEW, LATE, nested])
    assert rows[0] == {
        "code": "few",
        "ok": False,
        "sentence": "{present} of {due} are present.",
        "facts": {"present": 66, "due": 100},
    }
    again = restored(rows)
    assert again[0] == FEW
    assert again[2].said().plain() == "Step 1: 2/3"
