import pytest

from unionhall.desk.actions.record_use import record_use
from unionhall.desk.actions.strike_use import strike_use
from unionhall.desk.models import RoomUse
from unionhall.desk.queries.premises import people_on
from unionhall.kernel.errors import NotFound, Refused


def test_a_struck_count_stays_and_counts_no_more(room, people, now, today):
    row = room()
    use = record_use(actor=people["li"], room_id=row.pk, people=9, used_on=today, key="k", now=now)
    with pytest.raises(Refused):
        strike_use(actor=people["wang"], use_id=use, reason="", now=now)
    with pytest.raises(NotFound):
        strike_use(actor=people["twin"], use_id=use, reason="x", now=now)
    assert people_on(row, today) == 9
    strike_use(actor=people["wang"], use_id=use, reason="没来", now=now)
    strike_use(actor=people["wang"], use_id=use, reason="再划", now=now)
    assert people_on(row, today) == 0
    assert RoomUse.objects.get().struck_reason == "没来"
