"""Displays are counted in working days; the roster shows what belongs on a wall and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.kernel.errors import Refused
from unionhall.kernel.working_days import WorkCalendar
from unionhall.papers.rules import notices
from unionhall.papers.rules.notices import LeastDisplay, closed_state, days_shown, last_day, masked_name, read_roster

# 2024: 28 April is worked, 1 to 5 May are free (国务院办公厅通知).
MAY_2024 = {date(2024, 4, 28): True} | {date(2024, 5, day): False for day in range(1, 6)}
CALENDAR = WorkCalendar(MAY_2024, frozenset({2022, 2024}))
FIVE = LeastDisplay(5, "working_day", "选举条例")


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2022, 4, 18), date(2022, 4, 22)),
        (date(2024, 4, 26), date(2024, 5, 6)),
        (date(2022, 4, 16), date(2022, 4, 22)),
    ],
)
def test_the_first_day_counts_when_it_is_worked(start, last):
    assert last_day(CALENDAR, start, 5).day == last
    assert days_shown(CALENDAR, start, last) == 5


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 60))
def test_the_last_day_is_worked_and_the_count_is_the_count(start, count):
    last = last_day(CALENDAR, start, count).day
    assert CALENDAR.is_working(last)
    assert days_shown(CALENDAR, start, last) == count


def test_a_display_of_four_working_days_is_refused_with_its_numbers():
    with pytest.raises(Refused) as refused:
        notices.check_display(FIVE, date(2022, 4, 18), date(2022, 4, 21), 4)
    assert (refused.value.code, refused.value.facts) == (
        "papers.display_too_short",
        {"given": 4, "least": 5, "source": "选举条例"},
    )
    notices.check_display(FIVE, date(2022, 4, 18), date(2022, 4, 22), 5)
    with pytest.raises(Refused, match="display_too_short"):
        notices.check_display(LeastDisplay(15, "day", "办法"), date(2022, 4, 18), date(2022, 5, 1), 10)
    notices.check_display(LeastDisplay(15, "day", "办法"), date(2022, 4, 18), date(2022, 5, 2), 10)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"name": "张三", "phone": "x"}, "roster_key"),
        ({"name": " "}, "roster_name"),
        ({"name": "张三", "deeds": "电话13912345678"}, "number_in_public"),
        ({"name": "张三", "post": "21078219900101001X"}, "number_in_public"),
        ({"name": "张" * 61}, "roster_long"),
    ],
)
def test_what_does_not_belong_on_a_wall(row, code):
    with pytest.raises(Refused, match=code) as refused:
        read_roster([row])
    assert "139" not in str(refused.value)
    with pytest.raises(Refused, match="roster_size"):
        read_roster([])


def test_names_may_be_masked():
    assert [masked_name(name) for name in ("王建国", "欧阳燊", "欧阳", "李")] == ["王**", "欧阳*", "欧*", "李"]


def test_closing_waits_for_clocks_and_objections():
    ends = [date(2022, 4, 22), date(2022, 4, 26)]
    with pytest.raises(Refused, match="objections_open"):
        closed_state(today=date(2022, 5, 1), ends=ends, findings=["", "upheld"])
    with pytest.raises(Refused, match="display_running"):
        closed_state(today=date(2022, 4, 26), ends=ends, findings=[])
    after = date(2022, 4, 27)
    assert closed_state(today=after, ends=ends, findings=["dismissed"]) == "closed_clean"
    assert closed_state(today=after, ends=ends, findings=["dismissed", "partly"]) == "closed_objection"


def test_the_roster_leaves_the_page_thirty_days_after_closing():
    closed = date(2022, 5, 1)
    assert notices.roster_is_public("closed_clean", closed, date(2022, 5, 31))
    assert not notices.roster_is_public("closed_clean", closed, date(2022, 6, 1))
    assert not notices.roster_is_public("withdrawn", closed, closed)
    assert notices.roster_is_public("published", None, closed)


def test_objections_and_findings_are_judged():
    good = {"text": "x", "identity": "", "real_name": False, "day": date(2022, 4, 22), "last": date(2022, 4, 22)}
    notices.check_objection("phone", **good)
    for channel, change, code in (
        ("pigeon", {}, "channel"),
        ("phone", {"text": " "}, "objection_empty"),
        ("phone", {"real_name": True}, "no_objector"),
        ("phone", {"day": date(2022, 4, 23)}, "objection_late"),
    ):
        with pytest.raises(Refused, match=code):
            notices.check_objection(channel, **(good | change))
    notices.check_finding("upheld", "x", "")
    for finding, reply, current, code in (
        ("maybe", "x", "", "finding"),
        ("upheld", " ", "", "no_reply"),
        ("upheld", "x", "dismissed", "objection_decided"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=code):
            notices.check_finding(finding, reply, current)
