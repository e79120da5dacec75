"""The working-day calendar over the API."""

from datetime import date
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from unionhall.base import clock
from unionhall.base.actions.change_calendar_day import change_calendar_day
from unionhall.base.actions.confirm_year import confirm_year
from unionhall.base.api.shapes import PLAIN, Done
from unionhall.base.http import ActorRequest
from unionhall.base.queries.calendar import calendar_days, calendar_years

router = Router(tags=["calendar"])
TableYear = Annotated[int, Field(ge=2000, le=2100)]
TableDay = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]


class CalendarYearOut(Schema):
    """A year of the table; ``notice`` empty: not confirmed, so deadlines in it are provisional."""

    year: int
    notice: str
    days: int = Field(description="How many days differ from Monday to Friday")


class DayOut(Schema):
    """A day that differs from Monday to Friday."""

    day: date
    working: bool
    title: str
    by_hand: bool


class WholeYearOut(Schema):
    """A year with the days that differ."""

    year: int
    notice: str
    days: list[DayOut]


class DayIn(Schema):
    """Whether people work on that day, and why."""

    working: bool
    title: str = Field(default="", max_length=80, pattern=PLAIN)


class NoticeIn(Schema):
    """The number of the official notice, e.g. 国办发明电〔2025〕7号."""

    notice: str = Field(min_length=1, max_length=40, pattern=PLAIN)


@router.get("calendar", response=list[CalendarYearOut])
def list_years(request: ActorRequest) -> Any:
    """List the years of the table, the latest first."""
    return calendar_years(request.actor)


@router.get("calendar/{year}", response=WholeYearOut)
def read_year(request: ActorRequest, year: TableYear) -> Any:
    """Read a year; every day that is not named is as Monday to Friday would have it."""
    days = calendar_days(request.actor, year)
    notice = next((line.notice for line in calendar_years(request.actor) if line.year == year), "")
    return {"year": year, "notice": notice, "days": days}


@router.post("calendar/{year}/confirm", response=Done)
def confirm(request: ActorRequest, year: TableYear, given: NoticeIn) -> Any:
    """Confirm a year with the number of its official notice."""
    confirm_year(actor=request.actor, year=year, notice=given.notice, now=clock.now())
    return Done()


@router.put("calendar/days/{day}", response=Done)
def change_day(request: ActorRequest, day: TableDay, given: DayIn) -> Any:
    """Say of one day whether people work on it."""
    change_calendar_day(actor=request.actor, day=day, now=clock.now(), **given.dict())
    return Done()
