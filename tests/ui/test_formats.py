from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from unionhall.ui import formats

FRIDAY = date(2026, 11, 27)


def test_money_has_separators_and_two_places():
    assert formats.money_text(300000) == "¥3,000.00"


@pytest.mark.parametrize("write", [formats.money_text, formats.number_text, formats.day_text, formats.instant_text])
def test_what_is_unknown_is_a_dash(write):
    assert write(None) == "—"


def test_zero_is_not_unknown():
    assert formats.number_text(0) == "0"
    assert formats.money_text(0) == "¥0.00"


def test_a_share_is_rounded_half_up_and_never_divides_by_zero():
    assert formats.share_text(1, 8) == "12.5%"
    assert formats.share_text(1, 2000) == "0.1%"
    assert formats.share_text(2, 3, 2) == "66.67%"
    assert formats.share_text(0, 7) == "0.0%"
    assert formats.share_text(3, 0) == "—"
    assert formats.share_text(None, 3) == "—"


def test_days_are_written_the_reader_s_way():
    assert formats.day_text(date(2026, 11, 22)) == "22 Nov 2026"
    assert formats.day_text(FRIDAY, weekday=True) == "Fri 27 Nov 2026"
    with translation.override("zh-hans"):
        assert formats.day_text(date(2026, 11, 22)) == "2026年11月22日"
        assert formats.day_text(FRIDAY, weekday=True) == "2026年11月27日（周五）"


def test_an_instant_is_shown_in_the_installation_s_time_zone():
    assert formats.instant_text(datetime(2026, 11, 21, 18, 3, tzinfo=UTC)) == "22 Nov 2026 02:03"
    assert formats.day_text(datetime(2026, 11, 21, 18, 3, tzinfo=UTC)) == "22 Nov 2026"


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        ("13800001234", "phone", "138****1234"),
        ("13800001234", "", "138****1234"),
        ("马兰", "name", "马**"),
        ("马兰英花", "", "马**"),
        ("0" * 14 + "1234", "id", "000***********1234"),
        ("6222000011112222", "card", "********2222"),
        ("", "", "—"),
    ],
)
def test_personal_values_are_masked(value, kind, shown):
    assert formats.masked_text(value, kind) == shown


def test_a_clock_says_how_long_and_by_when():
    assert formats.deadline_text(FRIDAY, 3) == "3 working days left (by Fri 27 Nov)"
    assert formats.deadline_text(FRIDAY, 1) == "1 working day left (by Fri 27 Nov)"
    assert formats.deadline_text(FRIDAY, 0) == "Due today (Fri 27 Nov)"
    assert formats.deadline_text(FRIDAY, -2) == "2 working days overdue (was due Fri 27 Nov)"
    assert [formats.deadline_state(days) for days in (4, 3, 0, -1)] == ["ok", "warn", "warn", "bad"]
    with translation.override("zh-hans"):
        assert formats.deadline_text(FRIDAY, 3) == "还剩 3 个工作日（11月27日（周五）前办结）"


def test_decimals_keep_their_places():
    assert formats.number_text(Decimal("1234.50")) == "1,234.50"
