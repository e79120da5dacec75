from datetime import date

from unionhall.indicators.rules.periods import MONTHS, YEARS, is_month_end, last_month_end, trend_days


def test_months_end_where_the_calendar_says():
    assert last_month_end(date(2024, 3, 1)) == date(2024, 2, 29)
    assert is_month_end(date(2024, 2, 29))
    assert not is_month_end(date(2024, 2, 28))


def test_trend_ends_on_the_day_itself():
    days = trend_days(date(2023, 12, 31), YEARS)
    assert days == [date(year, 12, 31) for year in range(2018, 2024)]
    months = trend_days(date(2024, 3, 18), MONTHS)
    assert len(months) == 12
    assert months[-2:] == [date(2024, 2, 29), date(2024, 3, 18)]
    assert months == sorted(set(months))
