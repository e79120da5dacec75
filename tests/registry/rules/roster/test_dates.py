"""Every way to write a month that we have met."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.registry.rules.roster.dates import read_when

AS_OF = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "2019-06",
        "2019.6",
        "2019.06",
        "2019/6",
        "2019/6/1",
        "2019年6月",
        "2019年06月份",
        "2019 年 6 月",
        "201906",
        "20190601",
        "2019-06-01 00:00:00",
        "二〇一九年六月",
        "二零一九年六月一日",
        "2019．6",
        "２０１９．６",
        "2019、6",
        "6/2019",
        "Jun-2019",
        "2019年六月",
        "43617",
        "'2019-06",
        "2019-6-1",
        "2019_06",
        "2019.6月",
    ],
)
def test_june_2019(text: str) -> None:
    read = read_when(text, numeric=False, as_of=AS_OF)
    assert read.on == date(2019, 6, 1), read


@pytest.mark.parametrize("text", ["二〇一九年十一月", "2019年11月", "201911", "2019.11", "Nov 2019", "2019年十一月"])
def test_november_2019(text: str) -> None:
    assert read_when(text, numeric=False, as_of=AS_OF).on == date(2019, 11, 1)


def test_what_is_lost_is_said() -> None:
    assert read_when("2019.1", numeric=True, as_of=AS_OF).notes == ("month_ambiguous",)
    assert read_when("2019.1", numeric=False, as_of=AS_OF).notes == ("date_tidied",)
    assert "date_year_only" in read_when("2019年", numeric=False, as_of=AS_OF).notes
    assert read_when("98.7", numeric=False, as_of=AS_OF).on == date(1998, 7, 1)
    assert read_when("19.7", numeric=False, as_of=AS_OF).on == date(2019, 7, 1)


@pytest.mark.parametrize("text", ["2019.13", "2019-02-30", "不详", "0", "99999999", "2019-00", "一九", "12"])
def test_what_is_no_date(text: str) -> None:
    assert read_when(text, numeric=False, as_of=AS_OF).fault == "unreadable"


@given(st.text(max_size=45), st.booleans())
def test_no_text_crashes_it(text: str, numeric: bool) -> None:
    read = read_when(text, numeric=numeric, as_of=AS_OF)
    assert (read.on is None) == bool(read.fault)


@given(st.dates(date(1900, 1, 1), date(2150, 1, 1)))
def test_what_a_spreadsheet_writes_is_read_back(day: date) -> None:
    assert read_when(day.isoformat(), numeric=False, as_of=AS_OF).on == day
    assert read_when(f"{day:%Y%m%d}", numeric=True, as_of=AS_OF).on == day
