from datetime import date
from decimal import Decimal

import pytest

from unionhall.desk.rules.rooms import read_equipment, read_money, read_room, read_use, written_equipment
from unionhall.kernel.errors import Refused

TODAY = date(2026, 11, 23)


def test_things_are_written_and_read_back():
    text = "图书 3000\n饮水机\nA4 paper 12"
    assert read_equipment(text) == [("图书", 3000), ("饮水机", None), ("A4 paper", 12)]
    assert written_equipment(read_equipment(text)) == text
    assert read_equipment(" \n\n") == []


def test_a_room_is_read_without_stray_spaces():
    found = read_room(kind="gym", name="  健身  房 ", area_m2=Decimal("86.5"), posts=(), today=TODAY)
    assert (found.name, found.area_m2) == ("健身 房", Decimal("86.5"))


@pytest.mark.parametrize("wrong", [{"opened_on": date(2028, 1, 1)}, {"equipment": [("x", -1)]}, {"floor": "x" * 41}])
def test_what_cannot_be_true_is_refused(wrong):
    with pytest.raises(Refused):
        read_room(kind="gym", name="x", posts=(), today=TODAY, **wrong)


def test_money_that_nobody_knows_is_no_fault():
    read_money(year=2020, source="unknown", amount_fen=None, today=TODAY)
    with pytest.raises(Refused):
        read_money(year=2020, source="city", amount_fen=10**15, today=TODAY)


def test_a_count_is_of_somebody_on_a_day_of_the_last_year():
    read_use(kind="sign_in", people=1, used_on=TODAY, key="k", today=TODAY)
    with pytest.raises(Refused):
        read_use(kind="visit", people=1, used_on=date(2025, 11, 21), key="k", today=TODAY)
