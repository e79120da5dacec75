"""Many facts at once: all or none, and nothing twice."""

from datetime import date

import pytest

from guidance.grounds import NOW
from unionhall.guidance.actions.record_practices import record_practices
from unionhall.guidance.models import EmployerPractice
from unionhall.guidance.rules.practices import Practice
from unionhall.kernel.errors import NotAllowed, NotFound, Refused

FACT = Practice("congress", date(2026, 3, 1), "会议纪要", "meeting")
BAD = Practice("congress", date(2026, 3, 2), "", "meeting")


def test_all_or_none(people, enterprise, neighbour):
    rows = [(enterprise.uscc, FACT), (neighbour.uscc, FACT), (neighbour.uscc, FACT)]
    with pytest.raises(Refused):
        record_practices(actor=people["county"], rows=[*rows, (enterprise.uscc, BAD)], now=NOW)
    assert not EmployerPractice.objects.exists()
    assert record_practices(actor=people["county"], rows=rows, now=NOW) == 2
    assert record_practices(actor=people["county"], rows=rows, now=NOW) == 0


def test_not_for_a_stranger(people, enterprise, neighbour):
    for who, error in (("next", NotFound), ("chair", NotAllowed)):
        with pytest.raises(error):
            record_practices(actor=people[who], rows=[(neighbour.uscc, FACT), (enterprise.uscc, FACT)], now=NOW)
    assert not EmployerPractice.objects.exists()
