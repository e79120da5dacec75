"""A1: the enterprises of the five parks and of the hub's five townships, their years, unions, coverage and members.

The page gives more than 500 enterprises in the parks with at least 95 % of them in a union, 23 above-scale ones in
Qilihe, of which 12 had a union before the station and 11 founded one within the year; in the hub more than 60 with 20
or more staff (ten of them with a hundred or more), more than 420 smaller ones, and 5 460 workers, all of them members.
Names, headcounts, days and the rest are invented.
"""

from datetime import date, datetime, timedelta
from itertools import count

from unionhall.base import clock
from unionhall.kernel.actors import Actor
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.actions.record_employer_years import record_employer_years
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.rules.kinds import FEDERATION, JOINT, JOINT_UNION, OWN, SINGLE_UNION
from unionhall.registry.rules.rows import NewCoverage, NewEmployer, NewEmployerYear, NewOrganisation
from unionhall.world.articles.a01_guidance import AREAS, HUB, PARKS, QILIHE, TOWNS, Park
from unionhall.world.codes import credit_code
from unionhall.world.enrolling import Enrolment, Intake

SOURCE = "演示数据:虚构"
ABOVE_SCALE = 23
BEFORE = 12
OWN_ELSEWHERE = 12  # own unions in each of the other parks
JOINT_SIZE = 12  # small enterprises in one joint union
OPENED = date(2011, 4, 1)
TRADES = ("铸造", "机械", "汽车零部件", "食品", "包装", "建材", "电气", "化工", "纺织", "物流", "家具", "农机")
STYLES = ("恒", "兴", "盛", "瑞", "和", "泰", "源", "达", "鑫", "宏", "远", "晟", "嘉", "昌", "润", "博", "锐", "诚")
SHOPS = ("超市", "饭店", "修理部", "五金店", "药店", "理发店", "加工坊", "农资店")
LARGE, MEDIUM, SMALL = 10, 54, 426
HUB_WORKERS = 5_460


def _term_end(founded: date, today: date) -> date:
    """Return the last day of the term of five years (工会法 art. 16) that runs today; a few ended three weeks ago."""
    end = founded
    while end < today - timedelta(days=21):
        end = end.replace(year=end.year + 5)
    return end - timedelta(days=1)


class Enterprises:
    """Builds employers park by park; the counters make every code once."""

    def __init__(self, *, actor: Actor, enrolment: Enrolment, now: datetime) -> None:
        self._actor = actor
        self._enrolment = enrolment
        self._now = now
        self._numbers = count(1)

    def _union(self, code: str, name: str, kind: str, founded: date) -> NewOrganisation:
        return NewOrganisation(
            code=code,
            name=name,
            kind=kind,
            founded_on=founded,
            term_ends_on=_term_end(founded, clock.today(self._now)),
            is_demo=True,
        )

    def _employer(self, *, name: str, region: str, form: str = "170", opened: date = OPENED) -> NewEmployer:
        authority = "92" if form == "600" else "91"
        uscc = credit_code(authority, region[:6], next(self._numbers))
        return NewEmployer(
            uscc=uscc, name=name, form=form, industry="C", region_code=region, opened_on=opened, is_demo=True
        )

    def park(self, park: Park) -> None:
        """Build one park: employers, their years, own and joint unions, coverage, members."""
        employers = [
            self._employer(name=_company(park.name[2:5], number), region=park.region)
            for number in range(park.enterprises)
        ]
        register_employers(actor=self._actor, seat_code=park.code, rows=employers, now=self._now)
        own = ABOVE_SCALE if park is QILIHE else OWN_ELSEWHERE
        heads = [_headcount(number, own) for number in range(park.enterprises)]
        years: list[NewEmployerYear] = []
        for number, (employer, headcount) in enumerate(zip(employers, heads, strict=True)):
            scale = number < own if park is QILIHE else number < own // 2
            years.extend(
                NewEmployerYear(
                    uscc=employer.uscc,
                    year=year,
                    source=SOURCE,
                    headcount=headcount,
                    sales_fen=_sales(number, headcount, year),
                    tax_fen=_sales(number, headcount, year) // 25,
                    above_scale=scale,
                )
                for year in ((2019, 2020, 2021, 2022, 2023, 2025) if number < own else (2023, 2025))
            )
        record_employer_years(actor=self._actor, rows=years, now=self._now)
        self._unions(park, employers, heads, own)

    def _unions(self, park: Park, employers: list[NewEmployer], heads: list[int], own: int) -> None:
        """Found own and joint unions, leave one employer in twenty-five without, enrol nine workers in ten."""
        unions: list[NewOrganisation] = []
        covers: list[NewCoverage] = []
        intakes: list[Intake] = []
        for number in range(own):
            founded = _own_union_founded(park, number)
            code = f"{park.code}-U{number + 1:02d}"
            unions.append(self._union(code, f"{employers[number].name}工会", SINGLE_UNION, founded))
            covers.append(NewCoverage(uscc=employers[number].uscc, union_code=code, mode=OWN, from_on=founded))
            intakes.append(Intake(code, _members(heads[number]), founded))
        covered = park.enterprises - park.enterprises // 25
        for joint, start in enumerate(range(own, covered, JOINT_SIZE), 1):
            founded = park.opened + timedelta(days=200 + 20 * joint)
            code = f"{park.code}-J{joint:02d}"
            unions.append(self._union(code, f"{park.name[2:]}第{joint}联合工会", JOINT_UNION, founded))
            part = range(start, min(start + JOINT_SIZE, covered))
            covers.extend(
                NewCoverage(uscc=employers[number].uscc, union_code=code, mode=JOINT, from_on=founded)
                for number in part
            )
            intakes.append(Intake(code, sum(_members(heads[number]) for number in part), founded))
        found_organisations(actor=self._actor, parent_code=park.code, rows=unions, now=self._now)
        cover_employers(actor=self._actor, rows=covers, now=self._now)
        self._enrolment.members(intakes)

    def hub(self) -> None:
        """Build the enterprises of the hub's five townships and enrol every worker."""
        heads = _hub_headcounts()
        towns = AREAS[HUB]
        founded = date(2023, 4, 10)
        years: list[NewEmployerYear] = []
        covers: list[NewCoverage] = []
        intakes: list[Intake] = []
        for position, town in enumerate(towns):
            name, region = TOWNS[town]
            rows: list[NewEmployer] = []
            unions: list[NewOrganisation] = []
            direct = 0
            for number in range(position, len(heads), len(towns)):
                headcount = heads[number]
                shop = headcount < 20 and number % 2 == 0
                employer = self._employer(
                    name=f"{name}{_style(number)}{SHOPS[number % len(SHOPS)]}" if shop else _company(name, number),
                    region=region,
                    form="600" if shop else "170",
                )
                rows.append(employer)
                years.extend(
                    NewEmployerYear(uscc=employer.uscc, year=year, source=SOURCE, headcount=headcount)
                    for year in (2023, 2025)
                )
                if headcount >= 100:
                    code = f"{town}-U{len(unions) + 1:02d}"
                    unions.append(self._union(code, f"{employer.name}工会", SINGLE_UNION, founded))
                    covers.append(NewCoverage(uscc=employer.uscc, union_code=code, mode=OWN, from_on=founded))
                    intakes.append(Intake(code, headcount, founded))
                else:
                    covers.append(NewCoverage(uscc=employer.uscc, union_code=town, mode=FEDERATION, from_on=founded))
                    direct += headcount
            intakes.append(Intake(town, direct, founded))
            register_employers(actor=self._actor, seat_code=town, rows=rows, now=self._now)
            found_organisations(actor=self._actor, parent_code=town, rows=unions, now=self._now)
        record_employer_years(actor=self._actor, rows=years, now=self._now)
        cover_employers(actor=self._actor, rows=covers, now=self._now)
        self._enrolment.members(intakes)


def build(*, actor: Actor, enrolment: Enrolment, now: datetime) -> None:
    """Build the enterprises of the parks and of the hub."""
    enterprises = Enterprises(actor=actor, enrolment=enrolment, now=now)
    for park in PARKS:
        enterprises.park(park)
    enterprises.hub()


def _style(number: int) -> str:
    return STYLES[number % len(STYLES)] + STYLES[number // len(STYLES) % len(STYLES)]


def _company(place: str, number: int) -> str:
    return f"{place}{_style(number)}{TRADES[number % len(TRADES)]}有限公司"


def _headcount(number: int, own: int) -> int:
    """Invented headcount: those with an own union are the larger ones."""
    return 38 + number * 53 % 94 if number < own else 3 + number * 7 % 10


def _sales(number: int, headcount: int, year: int) -> int:
    """Invented sales in fen: three to five hundred thousand yuan a head, growing by four per cent a year."""
    return headcount * (300_000 + number * 7_000 % 200_000) * 100 * (100 + 4 * (year - 2019)) // 100


def _members(headcount: int) -> int:
    """Nine workers in ten are members, at least two."""
    return max(2, headcount * 9 // 10)


def _own_union_founded(park: Park, number: int) -> date:
    """Qilihe's first twelve stood before the station, its other eleven followed within the year."""
    if park is not QILIHE:
        return park.opened + timedelta(days=60 + 25 * number)
    if number < BEFORE:
        return date(2012, 3, 1) + timedelta(days=200 * number)
    return park.opened + timedelta(days=30 + 15 * (number - BEFORE))


def _hub_headcounts() -> list[int]:
    """Ten large, fifty-four medium and 426 small enterprises whose workers add up to the page's 5 460."""
    large = [104 + number * 7 for number in range(LARGE)]
    medium = [20 + number * 5 % 23 for number in range(MEDIUM)]
    small = [2 + number * 3 % 9 for number in range(SMALL)]
    heads = large + medium + small
    missing = HUB_WORKERS - sum(heads)
    step = 1 if missing > 0 else -1
    position = LARGE + MEDIUM
    while missing:
        if 1 < heads[position] + step < 20:
            heads[position] += step
            missing -= step
        position = position + 1 if position + 1 < len(heads) else LARGE + MEDIUM
    return heads
