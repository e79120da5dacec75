"""A10: a strong enterprise union with five branches, fourteen groups and more than 2 500 members.

The sales and taxes are invented: only their yearly growth is the page's.
"""

from datetime import date, datetime

from unionhall.kernel.actors import Actor
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.actions.record_employer_years import record_employer_years
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.rules.kinds import BRANCH, CHAIR, GROUP, OWN, SINGLE_UNION
from unionhall.registry.rules.rows import NewCoverage, NewEmployer, NewEmployerYear, NewOrganisation
from unionhall.world.codes import credit_code
from unionhall.world.enrolling import Enrolment, Intake

UNION = "CQ-QT"
SEAT = "CQ-DDK"
EMPLOYER = credit_code("91", "500104", 10_001)
FOUNDED = date(1997, 5, 1)
BRANCHES = ("热处理分工会", "机加分工会", "装配分工会", "品质分工会", "机关分工会")
GROUPS_PER_BRANCH = (3, 3, 3, 3, 2)
MEMBERS = 2_512
HEADCOUNT = 2_560
# Yuan by year; sales grow by 25 %, taxes by 30 % a year.
SALES = {2020: 640_000_000, 2021: 800_000_000, 2022: 1_000_000_000, 2023: 1_250_000_000}
TAXES = {2020: 20_000_000, 2021: 26_000_000, 2022: 33_800_000, 2023: 43_940_000}


def build(*, actor: Actor, enrolment: Enrolment, now: datetime) -> int:
    """Found the union with branches and groups, register the employer, enrol the members; return a member's id."""
    rows = [
        NewOrganisation(
            code=UNION,
            name="重庆秋田齿轮公司工会",
            kind=SINGLE_UNION,
            region_code="500104",
            founded_on=FOUNDED,
            is_demo=True,
        )
    ]
    names: list[str] = []
    for branch, (name, groups) in enumerate(zip(BRANCHES, GROUPS_PER_BRANCH, strict=True), 1):
        code = f"{UNION}-F{branch}"
        rows.append(NewOrganisation(code=code, name=name, kind=BRANCH, parent_code=UNION, is_demo=True))
        for number in range(1, groups + 1):
            group = f"{name.removesuffix('分工会')}{'一二三'[number - 1]}组"
            names.append(group)
            rows.append(
                NewOrganisation(code=f"{code}-Z{number}", name=group, kind=GROUP, parent_code=code, is_demo=True)
            )
    found_organisations(actor=actor, parent_code=SEAT, rows=rows, now=now)
    register_employers(
        actor=actor,
        seat_code=SEAT,
        rows=[
            NewEmployer(
                uscc=EMPLOYER,
                name="重庆秋田齿轮有限责任公司",
                form="159",
                industry="C",
                region_code="500104",
                is_demo=True,
            )
        ],
        now=now,
    )
    record_employer_years(
        actor=actor,
        rows=[
            NewEmployerYear(
                uscc=EMPLOYER,
                year=year,
                source="演示数据:金额为虚构,仅增长率来自报道",
                headcount=HEADCOUNT,
                sales_fen=SALES[year] * 100,
                tax_fen=TAXES[year] * 100,
                above_scale=True,
            )
            for year in SALES
        ],
        now=now,
    )
    cover_employers(
        actor=actor,
        rows=[NewCoverage(uscc=EMPLOYER, union_code=UNION, mode=OWN, from_on=FOUNDED)],
        now=now,
    )
    joined = (date(2012, 9, 1), date(2016, 3, 1), date(2019, 7, 1), date(2022, 7, 1))
    share, rest = divmod(MEMBERS, len(joined))
    intakes = [
        Intake(UNION, share + (1 if number < rest else 0), day, tuple(names)) for number, day in enumerate(joined)
    ]
    people = enrolment.members(intakes, regions=("500104", "500103", "500107"))
    enrolment.post(people[0], UNION, CHAIR, date(2023, 6, 1), date(2028, 5, 31))
    return people[1]
