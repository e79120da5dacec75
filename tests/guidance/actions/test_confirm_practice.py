"""What the station wrote, the enterprise's union confirms."""

from datetime import date

import pytest

from guidance.grounds import NOW
from unionhall.guidance.actions.confirm_practice import confirm_practice
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def confirm(people, who, row):
    confirm_practice(actor=people[who], uscc=row.employer.uscc, practice_id=row.pk, now=NOW)


def test_the_union_confirms_once(people, enterprise, practised):
    row = practised(enterprise, "congress", date(2026, 3, 1))
    confirm(people, "chair", row)
    row.refresh_from_db()
    assert (row.confirmed_by_id, row.confirmed_at) == (people.ids["chair"], NOW)
    with pytest.raises(Refused):
        confirm(people, "park", row)


def test_not_the_station_itself_and_no_stranger(people, enterprise, neighbour, practised):
    row, other = (practised(one, "congress", date(2026, 3, 1)) for one in (enterprise, neighbour))
    with pytest.raises(NotAllowed):
        confirm(people, "station", row)
    for who in ("chair", "park"):
        with pytest.raises(NotFound):
            confirm(people, who, other)
    with pytest.raises(NotFound):
        confirm_practice(actor=people["county"], uscc=enterprise.uscc, practice_id=other.pk, now=NOW)


def test_whoever_recorded_it_cannot_confirm(people, enterprise, practised):
    mine = practised(enterprise, "openness", date(2026, 3, 1), date(2026, 6, 1), recorded_by_id=people.ids["park"])
    with pytest.raises(Refused):
        confirm(people, "park", mine)
