"""A wrong fact is withdrawn, with a reason, and stays on file."""

from datetime import date

import pytest

from guidance.grounds import NOW
from unionhall.guidance.actions.withdraw_practice import withdraw_practice
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def withdraw(people, who, row, reason="日期写错"):
    withdraw_practice(actor=people[who], uscc=row.employer.uscc, practice_id=row.pk, reason=reason, now=NOW)


def test_it_counts_no_longer(people, enterprise, practised):
    row = practised(enterprise, "congress", date(2026, 3, 1))
    with pytest.raises(Refused):
        withdraw(people, "station", row, " ")
    withdraw(people, "station", row)
    row.refresh_from_db()
    assert (row.withdrawn_at, row.withdrawn_reason) == (NOW, "日期写错")
    with pytest.raises(NotFound):
        withdraw(people, "station", row)
    practised(enterprise, "congress", date(2026, 3, 1))


def test_not_for_a_stranger(people, enterprise, practised):
    row = practised(enterprise, "congress", date(2026, 3, 1))
    for who, error in (("next", NotFound), ("chair", NotAllowed), ("auditor", NotAllowed)):
        with pytest.raises(error):
            withdraw(people, who, row)
