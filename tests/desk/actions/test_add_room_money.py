import pytest

from unionhall.desk.actions.add_room_money import add_room_money
from unionhall.desk.queries.premises import MoneyTotal, money_total
from unionhall.kernel.errors import NotFound, Refused


def test_what_nobody_knows_stays_unknown(room, people, now, station):
    row = room()
    given = {"actor": people["wang"], "room_id": row.pk, "now": now}
    add_room_money(year=2020, source="city", amount_fen=20_000_000, **given)
    add_room_money(year=2020, source="county", amount_fen=None, paid_by="县总工会", **given)
    add_room_money(year=2021, source="park", amount_fen=0, **given)
    assert money_total(station.path, 2020, 2020) == MoneyTotal(20_000_000, 2, 1)
    assert money_total(station.path, 2019, 2026) == MoneyTotal(20_000_000, 3, 1)


@pytest.mark.parametrize("wrong", [{"year": 1900}, {"year": 2029}, {"source": "moon"}, {"amount_fen": -1}])
def test_money_of_no_year_or_from_nowhere_is_refused(room, people, now, wrong):
    row = room()
    with pytest.raises(Refused):
        add_room_money(actor=people["wang"], room_id=row.pk, now=now, **{"year": 2020, "source": "city", **wrong})


def test_nobody_enters_money_of_others(room, people, now):
    row = room()
    with pytest.raises(NotFound):
        add_room_money(actor=people["twin"], room_id=row.pk, year=2020, source="city", now=now)
