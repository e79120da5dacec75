from datetime import date

import pytest

from unionhall.desk.rules.training import has_room, may_rate, right_code, session_must_be, to_come
from unionhall.kernel.errors import Refused

TODAY = date(2026, 11, 23)


def test_seats_run_out():
    has_room(0, 5000, None)
    has_room(0, 1, 1)
    with pytest.raises(Refused):
        has_room(1, 1, 1)


def test_the_code_is_that_of_the_day():
    right_code("2048 16", "204816", TODAY, TODAY)
    for code, day in (("204817", TODAY), ("204816", date(2026, 11, 24))):
        with pytest.raises(Refused):
            right_code(code, "204816", day, TODAY)


def test_what_is_over_is_not_signed_up_for():
    to_come(TODAY, TODAY)
    with pytest.raises(Refused):
        to_come(date(2026, 11, 22), TODAY)
    with pytest.raises(Refused):
        session_must_be("held", "planned")


@pytest.mark.parametrize(
    "wrong", [{"came": False}, {"rated": True}, {"stars": 0}, {"stars": 6}, {"held_on": date(2026, 10, 1)}]
)
def test_stars_come_from_whoever_was_there_and_once(wrong):
    right = {"came": True, "rated": False, "stars": 5, "held_on": TODAY, "today": TODAY}
    may_rate(**right)
    with pytest.raises(Refused):
        may_rate(**{**right, **wrong})
