"""A1: which station answers for which enterprise, and what the unionised enterprises practise.

The page says that every unionised enterprise of the five parks has a workers' congress and open factory affairs; the
records of 2023 carry that. Days, forms, contracts and what came after 2023 are invented, with some late and some
unknown, so that the red list has something to show.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from unionhall.base import clock
from unionhall.guidance.actions.assign_area import assign_area
from unionhall.guidance.actions.list_area_employers import list_area_employers
from unionhall.guidance.actions.record_practices import record_practices
from unionhall.guidance.rules.practices import (
    COLLECTIVE,
    CONGRESS,
    CONGRESS_FORM,
    CONTRACT,
    MEETING,
    OPENNESS,
    POSTING,
    WAGE,
    Practice,
)
from unionhall.guidance.rules.risk import STAFF_FOR_A_UNION
from unionhall.kernel.actors import Actor
from unionhall.registry.queries.covered import unionised_units
from unionhall.world.articles.a01_guidance import AREAS, HUB, HUBS_OPENED, PARKS

SOURCE = "演示数据:虚构"
LARGE = 100  # from here on a congress of delegates, below it a meeting of the staff
BEYOND = ("JZ-DY-S", "JZ-THZ")  # the station of one park answers for three enterprises of the next


def build(*, actor: Actor, now: datetime) -> None:
    """Give every enterprise of the parks and the hub its station, and record what unionised ones practise."""
    beyond = [unit.uscc for unit in unionised_units(actor, BEYOND[1], clock.today(now))[:3]]
    list_area_employers(
        actor=actor,
        station_code=BEYOND[0],
        usccs=beyond,
        included=True,
        from_on=date(2022, 1, 1),
        reason="演示数据:厂区相连,由大有园区指导站就近服务",
        now=now,
    )
    opened = {park.station: park.opened for park in PARKS}
    order = sorted({*opened, *AREAS}, key=lambda code: (code != BEYOND[0], code))
    for station in order:
        assign_area(actor=actor, station_code=station, from_on=opened.get(station, HUBS_OPENED), now=now)
    today = clock.today(now)
    rows: list[tuple[str, Practice]] = []
    for code in (*(park.code for park in PARKS), *AREAS[HUB]):
        for number, unit in enumerate(unionised_units(actor, code, today)):
            since = max(unit.since, unit.opened_on or unit.since)
            rows += [(unit.uscc, fact) for fact in _facts(number, unit.headcount or 0, since, today)]
    record_practices(actor=actor, rows=list(dict.fromkeys(rows)), now=now)


def _facts(number: int, headcount: int, since: date, today: date) -> Iterator[Practice]:
    """Yield what one enterprise practised in 2023, and lately; one in nine is late, one in fourteen unknown."""
    form = CONGRESS_FORM if headcount >= LARGE else MEETING
    first = max(date(2023, 3, 1) + timedelta(days=number * 7 % 270), since)
    yield Practice(CONGRESS, first, SOURCE, form)
    yield Practice(OPENNESS, first, SOURCE, POSTING, valid_to=date(2024, 1, 31))
    if number % 14 == 5:
        return
    late = number % 9 == 4
    yield Practice(CONGRESS, today - timedelta(days=400 if late else 20 + number * 11 % 280), SOURCE, form)
    posted = today - timedelta(days=100 if late and number % 2 else 10 + number % 50)
    yield Practice(OPENNESS, posted, SOURCE, POSTING, valid_to=posted + timedelta(days=92))
    if headcount >= STAFF_FOR_A_UNION:
        signed = today - timedelta(days=60 + number * 17 % 220)
        years = timedelta(days=364 if number % 3 else 729)
        yield Practice(CONTRACT, signed, SOURCE, WAGE if number % 3 else COLLECTIVE, valid_to=signed + years)
