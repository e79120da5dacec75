"""A4 and A5: what federations ask of those below, running with returns.

The page says that Guangdong works on new forms of employment in six actions, names three three-year plans, and that
Wuxi gave its districts task letters for smart stations. It does not name the six actions and gives no target and no
result of any of them: titles of actions, units, targets and figures here are invented and marked as demo.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from unionhall.base import clock
from unionhall.desk.actions.answer_part import answer_part
from unionhall.desk.actions.draft_deployment import draft_deployment
from unionhall.desk.actions.issue_deployment import issue_deployment
from unionhall.desk.actions.save_return import save_return
from unionhall.desk.actions.split_part import split_part
from unionhall.desk.actions.step_return import step_return
from unionhall.desk.queries.deployments import deployment_by_id, parts, units_below
from unionhall.desk.queries.packs import pack
from unionhall.desk.queries.returns import returns
from unionhall.desk.rules.deploying import PLAN, TASK
from unionhall.desk.rules.rounds import HALF_YEARLY, ONCE, YEARLY
from unionhall.desk.rules.shares import Split, UnitShare
from unionhall.desk.rules.splitting import in_proportion
from unionhall.indicators.actions.fill_return import fill_return
from unionhall.kernel.actors import Actor
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.rules.kinds import CITY_FEDERATION
from unionhall.registry.rules.rows import NewOrganisation

PROVINCE, SMART_CITY, PARK_CITY = "GD", "WX", "JZ"
# Two cities stand for the province's; their figures are invented.
CITIES = {"GD-GZ": ("广州市总工会", "440100"), "GD-SZ": ("深圳市总工会", "440300")}
CAMPAIGN = "新业态领域工会工作“六大行动”"
ACTIONS = ("一", "二", "三", "四", "五", "六")
PLANS = ("新就业形态劳动者维权服务三年行动", "非公企业工会建设三年行动", "“小三级”工会建设三年行动")
PLAN_YEARS = (2024, 2026)
TASK_LETTER = "24小时智能工会驿站建设任务书"
DISTRICTS_BACK = 4  # of Wuxi's seven districts have returned so far; invented

ACTION_FORM: Mapping[str, Any] = {
    "fields": [
        {"code": "events", "title": "开展活动场次", "unit": "场", "target": True},
        {"code": "reached", "title": "服务新就业形态劳动者", "unit": "人次", "target": True},
        {"code": "joined", "title": "其中新入会", "unit": "人"},
        {"code": "notes", "title": "做法与问题", "kind": "text", "required": False},
    ],
    "checks": [
        {"code": "joined", "title": "新入会不超过服务人次", "rule": "joined <= reached", "firm": True},
        {"code": "last", "title": "服务人次与上一次相比", "rule": "reached ~ last_round.reached 50%"},
    ],
}
PLAN_FORM: Mapping[str, Any] = {
    "fields": [
        {"code": "done", "title": "年度任务完成项数", "unit": "项", "target": True},
        {"code": "units", "title": "参与单位", "unit": "家"},
        {"code": "notes", "title": "进展说明", "kind": "text", "required": False},
    ],
    "checks": [{"code": "year", "title": "完成项数不少于上年", "rule": "done >= last_year.done"}],
}
LETTER_FORM: Mapping[str, Any] = {
    "fields": [
        {
            "code": "stations",
            "title": "辖区工会驿站数（含24小时站）",
            "unit": "个",
            "indicator": "stations",
            "cohort": "service_station",
        },
        {
            "code": "progress",
            "title": "24小时智能驿站进度",
            "kind": "choice",
            "choices": ["选址", "施工", "验收", "开放"],
        },
        {"code": "notes", "title": "说明", "kind": "text", "required": False},
    ],
    "checks": [],
}


@dataclass(frozen=True, slots=True)
class _Makers:
    """Who builds: the system for the units, a person of the province for what only a person accepts."""

    system: Actor
    province: Actor
    now: datetime


def found(*, actor: Actor, now: datetime) -> None:
    """Found the cities below the province."""
    rows = [
        NewOrganisation(code=code, name=name, kind=CITY_FEDERATION, region_code=region, is_demo=True)
        for code, (name, region) in CITIES.items()
    ]
    found_organisations(actor=actor, parent_code=PROVINCE, rows=rows, now=now)


def build(*, actor: Actor, province: Actor, now: datetime) -> None:
    """Issue the deployments and let several units return their figures."""
    makers = _Makers(actor, province, now)
    year = clock.today(now).year
    whole = _draft(makers, PROVINCE, CAMPAIGN, text="省里新业态领域工会工作分六项行动推进，各项分别报送。", year=year)
    for number, word in enumerate(ACTIONS, start=1):
        targets = {("events", year): 12 * number, ("reached", year): 900 * number}
        made = _draft(
            makers,
            PROVINCE,
            f"行动{word}（名称为演示）",
            text="演示数据：行动名称、任务数和报送数都是虚构的。",
            year=year,
            form=ACTION_FORM,
            part_of=whole,
            rhythm=HALF_YEARLY,
        )
        _issue(makers, made, tuple(CITIES), targets)
        given = {"events": 3 * number, "reached": 260 * number, "joined": 40 * number}
        _return(makers, made, tuple(CITIES)[: 1 + number % 2], given, accepted=1)  # every second city is late
    for number, title in enumerate(PLANS, start=1):
        first, last = PLAN_YEARS
        targets = {("done", each): 3 * number + each - first for each in range(first, last + 1)}
        made = _draft(
            makers,
            PROVINCE,
            title,
            text="演示数据：年度任务数和进展都是虚构的。",
            kind=PLAN,
            year=first,
            last_year=last,
            form=PLAN_FORM,
            rhythm=YEARLY,
        )
        _issue(makers, made, tuple(CITIES), targets)
        _return(makers, made, tuple(CITIES), {"done": number, "units": 10 * number}, accepted=2, every_round=True)
    _letters(makers, year)
    _drive(makers, year)


def _letters(makers: _Makers, year: int) -> None:
    """Give Wuxi's districts their task letters; the number of stations fills itself from the records."""
    made = _draft(
        makers,
        SMART_CITY,
        TASK_LETTER,
        text="各市（县）区按建设和运行规范推进24小时智能工会驿站。演示数据：进度为虚构，驿站数由系统按记录计数。",
        year=year,
        form=LETTER_FORM,
    )
    districts = tuple(sorted(_below(makers.system, made)))
    _issue(makers, made, districts, {})
    _return(makers, made, districts[:DISTRICTS_BACK], {"progress": "选址"}, accepted=0)


def _drive(makers: _Makers, year: int) -> None:
    """Send a drive to Jinzhou's counties and parks: nobody has confirmed yet, the demo's officers can."""
    made = _draft(
        makers,
        PARK_CITY,
        "园区建会入会集中行动（演示）",
        text="演示数据：任务数是虚构的。",
        year=year,
        form=pack("founding_drive").form.plain(),
    )
    units = tuple(sorted(_below(makers.system, made)))
    _issue(makers, made, units, {("founded", year): 60, ("joined", year): 1200}, answered=False)


def _draft(
    makers: _Makers,
    issuer: str,
    title: str,
    *,
    text: str,
    year: int,
    last_year: int = 0,
    kind: str = TASK,
    form: Mapping[str, Any] | None = None,
    part_of: int | None = None,
    rhythm: str = ONCE,
) -> int:
    return draft_deployment(
        actor=makers.system,
        issuer_code=issuer,
        title=title,
        text=text,
        kind=kind,
        rhythm=rhythm,
        first_year=year,
        last_year=last_year or year,
        due_on=clock.today(makers.now) + timedelta(days=20) if rhythm == ONCE else None,
        form=form or {},
        part_of=part_of,
        is_demo=True,
        now=makers.now,
    )


def _below(actor: Actor, deployment_id: int) -> list[str]:
    from_issuer = parts(actor).get(deployment_id=deployment_id, above__isnull=True)
    return [unit.code for unit in units_below(from_issuer.organisation)]


def _issue(
    makers: _Makers,
    deployment_id: int,
    units: tuple[str, ...],
    targets: Mapping[tuple[str, int], int],
    *,
    answered: bool = True,
) -> None:
    """Split targets exactly among the units, issue, and let every unit take it on."""
    root = parts(makers.system).get(deployment_id=deployment_id, above__isnull=True)
    split = {cell: in_proportion(total, [1] * len(units)) for cell, total in targets.items()}
    shares = [UnitShare(code, {cell: row[at] for cell, row in split.items()}) for at, code in enumerate(units)]
    own = dict(targets)
    split_part(actor=makers.system, part_id=root.pk, split=Split(shares, own=own), version=root.version, now=makers.now)
    row = deployment_by_id(makers.system, deployment_id)
    issue_deployment(actor=makers.system, deployment_id=row.pk, version=row.version, now=makers.now)
    if not answered:
        return
    for part in parts(makers.system).filter(deployment_id=deployment_id, above__isnull=False):
        assert part.run is not None, "an issued part has its receipt"
        done = answer_part(
            actor=makers.system, part_id=part.pk, event="confirm", version=part.run.version, now=makers.now
        )
        if units_below(part.organisation, 1):
            answer_part(actor=makers.system, part_id=part.pk, event="keep", version=done, now=makers.now)


def _return(
    makers: _Makers,
    deployment_id: int,
    units: tuple[str, ...],
    given: Mapping[str, Any],
    *,
    accepted: int,
    every_round: bool = False,
) -> None:
    """Let units return the first round (or every round that is over); ``accepted``: how many of them are accepted."""
    rows = returns(makers.system).filter(part__deployment_id=deployment_id, part__organisation__code__in=units)
    today = clock.today(makers.now)
    for row in rows.order_by("round__due_on", "pk"):
        if every_round and row.round.due_on > today:
            continue
        fill_return(actor=makers.system, return_id=row.pk, now=makers.now)
        saved = returns(makers.system).get(pk=row.pk).saved
        later = row.round.year - row.part.deployment.first_year
        values = {code: value + later if isinstance(value, int) else value for code, value in given.items()}
        saved = save_return(actor=makers.system, return_id=row.pk, values=values, saved=saved, now=makers.now)
        version = step_return(
            actor=makers.system, return_id=row.pk, event="submit", version=1, saved=saved, now=makers.now
        )
        if row.part.organisation.code in units[:accepted]:
            step_return(actor=makers.province, return_id=row.pk, event="accept", version=version, now=makers.now)
