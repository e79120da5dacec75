"""Readers of the working-day table for its pages."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from unionhall.base.authority import require
from unionhall.base.models import CalendarDay, CalendarYear
from unionhall.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year of the table and how many of its days differ from Monday to Friday."""

    year: int
    notice: str
    days: int


def calendar_years(actor: Actor) -> list[YearLine]:
    """Return every year of the table, the latest first (some ten rows)."""
    require(actor, "base.read_calendar")
    counted = dict(
        CalendarDay.objects.order_by()
        .values_list("day__year")
        .annotate(number=Count("day"))
        .values_list("day__year", "number")
    )
    years = CalendarYear.objects.order_by("-year")[:100]
    return [YearLine(year=row.year, notice=row.notice, days=counted.get(row.year, 0)) for row in years]


def calendar_days(actor: Actor, year: int) -> list[CalendarDay]:
    """Return the days of a year that differ, in order (at most 366)."""
    require(actor, "base.read_calendar")
    return list(CalendarDay.objects.filter(day__gte=date(year, 1, 1), day__lte=date(year, 12, 31)).order_by("day"))


def unconfirmed_years(first: int, last: int) -> list[int]:
    """Return the years of a span without an official notice: pages with deadlines warn of them."""
    known = set(
        CalendarYear.objects.exclude(notice="").filter(year__range=(first, last)).values_list("year", flat=True)
    )
    return [year for year in range(first, min(last, first + 50) + 1) if year not in known]
