from datetime import date

import pytest

from unionhall.desk.rules.duty import DAYS, Duty, read_hours, written
from unionhall.kernel.errors import Refused

MONDAY = date(2026, 11, 23)
DUTY = Duty(
    week=[[[510, 690], [780, 1020]]] * 5 + [[], []],
    exceptions={date(2026, 11, 25): [], date(2026, 11, 28): [[540, 600]]},
    is_holiday=lambda day: day == date(2026, 11, 26),
)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("", ()),
        ("8:30-11:30", ((510, 690),)),
        ("13:00-17:00,8:30-11:30", ((510, 690), (780, 1020))),
        ("８：３０－１１：３０、13:00 至 24:00", ((510, 690), (780, 1440))),
        ("0:00-24:00", ((0, 1440),)),
    ],
)
def test_hours_are_read_as_people_write_them(text, hours):
    assert read_hours(text) == hours
    assert read_hours(written(hours)) == hours


@pytest.mark.parametrize(
    "text", ["morning", "8-12", "12:00-8:00", "8:60-9:00", "23:00-24:01", "9:00-12:00,11:59-13:00", "1" * 200, "\x00"]
)
def test_nonsense_is_refused(text):
    with pytest.raises(Refused):
        read_hours(text)


@pytest.mark.parametrize(("minute", "is_open"), [(509, False), (510, True), (689, True), (690, False), (1019, True)])
def test_open_from_the_first_minute_to_before_the_last(minute, is_open):
    assert DUTY.is_open(MONDAY, minute) is is_open


@pytest.mark.parametrize(
    ("day", "minute", "opens"),
    [
        (MONDAY, 0, (MONDAY, 510)),
        (MONDAY, 700, (MONDAY, 780)),
        (MONDAY, 1100, (date(2026, 11, 24), 510)),
        (date(2026, 11, 24), 1100, (date(2026, 11, 27), 510)),  # closed for a reason, then a holiday
        (date(2026, 11, 27), 1100, (date(2026, 11, 28), 540)),  # a Saturday of its own
    ],
)
def test_the_next_opening_skips_what_is_closed(day, minute, opens):
    assert DUTY.next_opening(day, minute) == opens


def test_without_hours_it_never_opens():
    never = Duty(week=[], exceptions={}, is_holiday=lambda _day: False)
    assert never.on(MONDAY) == ()
    assert never.next_opening(MONDAY, 0) is None
    assert len(DAYS) == 7
