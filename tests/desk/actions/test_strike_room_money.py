import pytest

from unionhall.desk.actions.add_room_money import add_room_money
from unionhall.desk.actions.strike_room_money import strike_room_money
from unionhall.desk.models import RoomMoney
from unionhall.desk.queries.premises import money_total
from unionhall.kernel.errors import NotFound, Refused


@pytest.fixture
def entry(room, people, now):
    return add_room_money(actor=people["wang"], room_id=room().pk, year=2020, source="city", amount_fen=100, now=now)


def test_a_struck_entry_stays_and_counts_no_more(entry, people, now, station):
    strike_room_money(actor=people["li"], entry_id=entry, reason="重复登记", now=now)
    strike_room_money(actor=people["li"], entry_id=entry, reason="又一次", now=now)
    row = RoomMoney.objects.get(pk=entry)
    assert (row.struck_reason, row.amount_fen) == ("重复登记", 100)
    assert money_total(station.path, 2020, 2020).entries == 0


def test_a_reason_is_asked_for_and_others_keep_away(entry, people, now):
    with pytest.raises(Refused):
        strike_room_money(actor=people["li"], entry_id=entry, reason=" ", now=now)
    with pytest.raises(NotFound):
        strike_room_money(actor=people["twin"], entry_id=entry, reason="x", now=now)
