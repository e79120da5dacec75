"""An enterprise goes from one station to another, or back to nobody."""

from datetime import date

import pytest

from guidance.grounds import NEXT_STATION, NOW, STATION
from unionhall.guidance.actions.hand_over_employer import hand_over_employer
from unionhall.guidance.models import Responsibility
from unionhall.kernel.errors import NotAllowed, NotFound, Refused

DAY = date(2026, 11, 1)


def hand(people, who, employer, to=NEXT_STATION, **more):
    given = {"uscc": employer.uscc, "to_station_code": f"O{to}" if to else "", "from_on": DAY, "reason": "搬迁"} | more
    return hand_over_employer(actor=people[who], now=NOW, **given)


def test_the_county_hands_it_over(people, enterprise, answers):
    old = answers(enterprise)
    new = Responsibility.objects.get(pk=hand(people, "county", enterprise))
    old.refresh_from_db()
    assert (old.to_on, old.ended_reason) == (date(2026, 10, 31), "搬迁")
    assert (new.station.path, new.from_on, new.to_on) == (NEXT_STATION, DAY, None)


def test_a_station_gives_back_but_gives_to_nobody_out_of_reach(people, enterprise, answers):
    answers(enterprise)
    with pytest.raises(NotFound):
        hand(people, "station", enterprise)
    assert hand(people, "station", enterprise, to="") is None
    with pytest.raises(Refused):
        hand(people, "station", enterprise, to="")


def test_a_moved_enterprise_is_handed_over_by_whoever_has_its_new_ground(people, enterprise, answers, ground):
    answers(enterprise, NEXT_STATION)
    assert hand(people, "park", enterprise, to=STATION) is not None


def test_not_for_a_stranger(people, enterprise, answers):
    answers(enterprise)
    for who, error in (("next", NotFound), ("hub", NotFound), ("chair", NotAllowed), ("auditor", NotAllowed)):
        with pytest.raises(error):
            hand(people, who, enterprise, to="")
    assert Responsibility.objects.get().to_on is None


def test_no_closed_station_takes_it(people, enterprise, answers, ground):
    answers(enterprise)
    ground.organisations[NEXT_STATION].closed_on = date(2025, 1, 1)
    ground.organisations[NEXT_STATION].save()
    with pytest.raises(Refused):
        hand(people, "county", enterprise)
    assert Responsibility.objects.get().to_on is None
