"""What has been published about free and exchanged days in China; seeds the working-day table, never decides."""

from datetime import date, timedelta

import holidays

# Notices of the General Office of the State Council on each year's holidays (国务院办公厅关于部分节假日安排的通知);
# 2020 as prolonged by 国办发明电〔2020〕1号.
NOTICES = {
    2020: "国办发明电〔2019〕16号",
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}


def published_exceptions(year: int) -> dict[date, tuple[bool, str]]:
    """Return the days of ``year`` that differ from Monday to Friday: (worked?, name in Chinese).

    >>> published_exceptions(2026)[date(2026, 10, 10)]
    (True, '调休上班')
    """
    known = holidays.country_holidays("CN", years=year, language="zh_CN")
    found: dict[date, tuple[bool, str]] = {}
    day = date(year, 1, 1)
    while day.year == year:
        working = known.is_working_day(day)
        if working != (day.weekday() < 5):
            found[day] = (working, "调休上班" if working else str(known.get(day, "")))
        day += timedelta(days=1)
    return found
