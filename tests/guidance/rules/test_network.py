"""One station at a time; who has it since when is said."""

from datetime import date

import pytest

from unionhall.guidance.rules.network import (
    Held,
    Standing,
    check_listing,
    check_station,
    check_take,
    last_day_before,
)
from unionhall.kernel.errors import Conflict, Refused

TODAY = date(2026, 11, 23)
FIRM = Standing("甲厂", date(2015, 3, 1), None)
STATION = Standing("甲园指导站", date(2020, 6, 1), None, "guidance_station")


def take(employer=FIRM, station=STATION, held=(), from_on=date(2021, 1, 1)):
    check_take(employer=employer, station=station, held=held, from_on=from_on, today=TODAY)


def test_nobody_has_it():
    take()
    take(held=[Held("乙园指导站", date(2020, 7, 1), date(2020, 12, 31))])


def test_who_has_it_and_since_when_is_said():
    with pytest.raises(Conflict) as refused:
        take(held=[Held("乙园指导站", date(2020, 7, 1), None)])
    assert "乙园指导站 has answered for 甲厂 since 2020-07-01" in str(refused.value)


def test_a_share_of_one_day_is_too_much():
    with pytest.raises(Conflict) as refused:
        take(held=[Held("乙园指导站", date(2020, 7, 1), date(2021, 1, 1))])
    assert "to 2021-01-01" in str(refused.value)


def test_one_that_begins_later_is_in_the_way_too():
    with pytest.raises(Conflict):
        take(held=[Held("乙园指导站", date(2022, 7, 1), date(2023, 1, 1))])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"station": Standing("甲园工会", None, None, "park_federation")}, "guidance.no_station"),
        ({"station": Standing("x", date(2021, 1, 2), None, "guidance_station")}, "guidance.station_not_open"),
        ({"station": Standing("x", None, date(2025, 1, 1), "guidance_station")}, "guidance.station_closed"),
        ({"from_on": date(2026, 11, 24)}, "guidance.not_yet"),
        ({"employer": Standing("甲厂", None, date(2026, 1, 1))}, "guidance.employer_closed"),
        ({"employer": Standing("甲厂", date(2021, 1, 2), None)}, "guidance.employer_not_open"),
    ],
)
def test_what_cannot_be_taken(more, code):
    with pytest.raises(Refused) as refused:
        take(**more)
    assert refused.value.code == code


RUNNING = Held("甲园指导站", date(2021, 1, 1), None)


def hand(**more):
    given = {"from_on": date(2026, 11, 1), "today": TODAY, "to_station": "乙园指导站", "reason": "搬迁"} | more
    return last_day_before(RUNNING, **given)


def test_the_old_station_answers_to_the_eve():
    assert hand() == date(2026, 10, 31)
    assert hand(to_station="") == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"reason": " "}, "guidance.no_reason"),
        ({"to_station": "甲园指导站"}, "guidance.same_station"),
        ({"from_on": date(2026, 11, 24)}, "guidance.not_yet"),
        ({"from_on": date(2021, 1, 1)}, "guidance.before_it_began"),
    ],
)
def test_what_cannot_be_handed_over(more, code):
    with pytest.raises(Refused) as refused:
        hand(**more)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("names", "reason", "code"),
    [(0, "x", "guidance.nobody_named"), (201, "x", "guidance.too_many"), (1, " ", "guidance.no_reason")],
)
def test_a_list_names_somebody_and_says_why(names, reason, code):
    with pytest.raises(Refused) as refused:
        check_listing(station=STATION, names=names, reason=reason, from_on=TODAY)
    assert refused.value.code == code


def test_a_station_that_stands():
    check_station(STATION, on=TODAY)
    check_listing(station=STATION, names=200, reason="跨园区", from_on=TODAY)
