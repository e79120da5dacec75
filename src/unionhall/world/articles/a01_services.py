"""A1: what the stations do for enterprises: rooms, service orders, columns, training.

The page names the rooms (library, gym, innovation studio, legal room; in one enterprise a shared service station with
books, water dispenser and medicine box, and a counselling room), says that city, county and park paid for them, and
that recruitment and order-based training with a college were arranged. It gives no amount, no year of payment, no hours
and no counts: amounts stay unknown, everything else here is invented, the people too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from unionhall.base import clock
from unionhall.base.queries.actors import actor_of
from unionhall.desk.actions.add_room_money import add_room_money
from unionhall.desk.actions.announce_session import announce_session
from unionhall.desk.actions.ask_order import ask_order
from unionhall.desk.actions.close_session import close_session
from unionhall.desk.actions.count_read import count_read
from unionhall.desk.actions.except_day import except_day
from unionhall.desk.actions.invite_officers import invite_officers
from unionhall.desk.actions.mark_attendance import mark_attendance
from unionhall.desk.actions.pin_post import pin_post
from unionhall.desk.actions.plan_session import plan_session
from unionhall.desk.actions.publish_post import publish_post
from unionhall.desk.actions.rate_session import rate_session
from unionhall.desk.actions.record_use import record_use
from unionhall.desk.actions.register_room import register_room
from unionhall.desk.actions.set_duty_hours import set_duty_hours
from unionhall.desk.actions.sign_in import sign_in
from unionhall.desk.actions.sign_up import sign_up
from unionhall.desk.actions.take_step import take_step
from unionhall.desk.actions.withdraw_post import withdraw_post
from unionhall.desk.actions.write_post import write_post
from unionhall.desk.queries.orders import order_by_id
from unionhall.desk.queries.trainings import officers_within, seats, session_by_id
from unionhall.desk.rules.grants import KEEP_TRAININGS
from unionhall.kernel.actors import Actor, system_actor
from unionhall.registry.rules.kinds import COMMITTEE_MEMBER
from unionhall.workflow.actions.run_out_clock import run_out_clock
from unionhall.workflow.queries.clocks import clocks_over
from unionhall.world.articles.a01_guidance import HUB, QILIHE
from unionhall.world.enrolling import Enrolment
from unionhall.world.people import invented

DAY = timedelta(days=1)
OFFICE_HOURS = ["8:30-11:30, 13:00-17:00"] * 5 + ["", ""]
EVENINGS = ["11:30-13:30, 17:00-20:30"] * 5 + ["9:00-16:00", ""]
SHIFTS = ["7:30-19:30"] * 6 + [""]
SOURCES = (("city", "锦州市总工会"), ("county", "义县总工会"), ("park", "七里河经济开发区管委会"))
DEMO = "演示数据:年度为虚构,金额未公布"
ENTERPRISE_UNION = "JZ-THZ-U01"
OFFICERS, OFFICERS_SINCE = 14, date(2024, 1, 1)
NAMES_FROM = 900_000  # of invented people: a block that nobody is registered from


@dataclass(frozen=True, slots=True)
class Place:
    """A room: whose, what, where, what is in it, its hours, and about how many people come in a month."""

    at: str
    kind: str
    name: str
    floor: str
    equipment: tuple[tuple[str, int | None], ...]
    week: list[str]
    people: int
    paid: bool = True


PLACES = (
    Place(QILIHE.station, "library", "职工图书室", "一楼105室", (("图书", None), ("阅览桌", None)), OFFICE_HOURS, 96),
    Place(QILIHE.station, "gym", "职工健身房", "三楼301室", (("跑步机", None), ("乒乓球台", None)), EVENINGS, 140),
    Place(QILIHE.station, "studio", "劳模(职工)创新工作室", "二楼208室", (("工作台", None),), OFFICE_HOURS, 24),
    Place(QILIHE.station, "legal_room", "法律服务室", "一楼103室", (), OFFICE_HOURS, 18),
    Place(HUB, "reception", "指导站接待室", "镇政府院内", (("办公桌", None),), OFFICE_HOURS, 30, paid=False),
    Place(
        ENTERPRISE_UNION,
        "service_station",
        "共享服务站",
        "新厂房一楼",
        (("图书", None), ("饮水机", None), ("医药箱", None)),
        SHIFTS,
        210,
        paid=False,
    ),
    Place(ENTERPRISE_UNION, "counselling_room", "职工心理减压室", "新厂房二楼", (), OFFICE_HOURS, 12, paid=False),
)

ACCEPT, ASSIGN, VISIT, DO, CONFIRM = "accept", "assign", "begin", "finish", "confirm"
WHOLE = (ACCEPT, ASSIGN, VISIT, DO, CONFIRM)


@dataclass(frozen=True, slots=True)
class Wish:
    """An order: who asks, for what, how many days ago, how far it went, what was done, the stars and words."""

    union: str
    kind: str
    title: str
    days: int
    steps: tuple[str, ...]
    done: str = ""
    stars: int = 0
    words: str = ""


WISHES = (
    Wish("U03", "legal_room", "请律师讲劳务派遣合同", 150, WHOLE, "律师到厂讲解两小时，修改合同三份。", 5, "讲得明白"),
    Wish("U05", "legal_room", "工伤认定材料咨询", 95, WHOLE, "帮助整理材料并陪同递交。", 4, "来得及时"),
    Wish("U08", "library", "车间流动书箱更换图书", 88, WHOLE, "更换图书五十册。", 5, ""),
    Wish("U11", "recruitment", "招聘焊工八名", 120, WHOLE, "组织专场招聘，达成意向六人。", 3, "人还不够"),
    Wish("U02", "training", "与职业院校合办焊工订单班", 40, (ACCEPT, ASSIGN, VISIT, "plan")),
    Wish("U07", "counselling_room", "夜班职工心理疏导", 6, (ACCEPT, ASSIGN, VISIT)),
    Wish("U09", "gym", "健身房周日开放", 1, ()),
    Wish("U10", "congress", "职代会程序指导", 2, (ACCEPT,)),
    Wish("U12", "hardship", "大病职工帮扶申请指导", 20, (ACCEPT, ASSIGN, VISIT, DO), "指导填表并报县总工会。"),
    Wish("U13", "culture", "职工演讲比赛场地", 75, (ACCEPT, ASSIGN, VISIT, DO), "提供会议室并派出评委。"),
    Wish("U14", "rights", "讨要已离职职工工资", 30, ("refuse",)),
    Wish("U15", "service_station", "建共享服务站", 9, (ACCEPT, ASSIGN)),
    Wish("U16", "innovation", "创新工作室申报", 110, WHOLE, "修改申报书并通过初审。", 5, "很专业"),
    Wish("U03", "bargaining", "工资集体协商要约书", 15, ("withdraw",)),
)


@dataclass(frozen=True, slots=True)
class Hands:
    """Who takes the steps: the house for enterprises without a log-in, the station's and the park's own log-ins."""

    house: Actor
    station: Actor
    station_id: int


def build(*, actor: Actor, accounts: Mapping[str, int], enrolment: Enrolment, now: datetime) -> None:
    """Enter rooms, orders, columns and sessions as the station's people would have, over the past months."""
    people = {
        name: actor_of(accounts[name], today=clock.today(now), door="command") for name in ("station", "park", "county")
    }
    for number, place in enumerate(PLACES):
        _room(actor, place, number, now)
    for number, wish in enumerate(WISHES):
        _order(Hands(actor, people["station"], accounts["station"]), number, wish, now)
    _let_time_pass(now)
    _columns(actor, people, now)
    for number, person in enumerate(enrolment.people(OFFICERS, kept_by=QILIHE.code), 1):
        enrolment.post(person, f"{QILIHE.code}-U{number:02d}", COMMITTEE_MEMBER, OFFICERS_SINCE)
    _trainings(actor, people, accounts, now)


def _room(actor: Actor, place: Place, number: int, now: datetime) -> None:
    room = register_room(
        actor=actor,
        organisation_code=place.at,
        kind=place.kind,
        name=place.name,
        floor=place.floor,
        equipment=place.equipment,
        post="station_fulltime" if place.at == QILIHE.station else "",
        now=now,
    )
    set_duty_hours(actor=actor, room_id=room, version=1, week=place.week, now=now)
    for source, payer in SOURCES if place.paid else ():
        add_room_money(actor=actor, room_id=room, year=2020, source=source, paid_by=payer, purpose=DEMO, now=now)
    for month in range(11, -1, -1):
        then = now - (30 * month + number + 1) * DAY
        people = place.people + (month * 37 + number * 11) % 23
        record_use(
            actor=actor,
            room_id=room,
            used_on=clock.today(then),
            people=people,
            key=f"demo-{month}",
            note="演示",
            now=then,
        )
    if place.kind == "library":
        except_day(actor=actor, room_id=room, day=clock.today(now + 20 * DAY), reason="年终盘点图书", now=now)


def _order(hands: Hands, number: int, wish: Wish, now: datetime) -> None:
    """Take an order as far as it went: the station's steps by its log-in, the enterprise's by the house."""
    then = now - wish.days * DAY
    order = ask_order(
        actor=hands.house, kind=wish.kind, title=wish.title, union_code=f"{QILIHE.code}-{wish.union}", now=then
    )
    for step in wish.steps:
        then = min(then + DAY * (1 + number % 2), now) if step != ACCEPT else then
        _step(hands, order, step, wish, then)
    if wish.stars:
        _step(hands, order, "rate", wish, then + 3 * DAY)


def _step(hands: Hands, order: int, step: str, wish: Wish, then: datetime) -> None:
    run = order_by_id(hands.house, order).run
    assert run is not None
    day = clock.today(then)
    all_values: dict[str, dict[str, Any]] = {
        ASSIGN: {"assigned_to": hands.station_id},
        VISIT: {"visited_on": day.isoformat()},
        "plan": {"planned_on": (clock.today(then) + 90 * DAY).isoformat()},
        "rate": {"stars": wish.stars},
        "refuse": {"ground": "elsewhere"},
    }
    reasons = {
        DO: wish.done,
        "plan": "与学院商定九十日内开班，每周两个下午授课。",
        "rate": wish.words,
        "refuse": "劳动关系在外市，已转当地工会办理。",
        "withdraw": "企业已自行拟好。",
    }
    mine = {ACCEPT, ASSIGN, VISIT, DO, "plan", "refuse"}
    take_step(
        actor=hands.station if step in mine else hands.house,
        order_id=order,
        event=step,
        version=run.version,
        reason=reasons.get(step, ""),
        values=all_values.get(step, {}),
        now=then,
    )


def _let_time_pass(now: datetime) -> None:
    """Let time do its part: an enterprise that never answered lets its order end so."""
    for clock_id in clocks_over(clock.today(now)):
        run_out_clock(actor=system_actor("workflow", door="command"), clock_id=clock_id, now=now)


POSTS = (
    (
        QILIHE.station,
        "policy",
        "困难职工怎样申请帮扶",
        "带身份证、收入证明和诊断证明到指导站一楼103室，我们帮您填表。",
        9,
        True,
    ),
    (
        QILIHE.station,
        "news",
        "七里河三个工业园指导站值班安排",
        "三个工业园各有一名值班员，工作日8:30至17:00。",
        16,
        False,
    ),
    (QILIHE.station, "talk", "新《工会法》要点宣讲材料", "入会是职工的权利，任何组织和个人不得阻挠。", 33, False),
    (HUB, "policy", "小微企业怎样加入联合工会", "二十五人以下的企业可以加入镇工会联合会。", 47, False),
)


def _columns(actor: Actor, people: Mapping[str, Actor], now: datetime) -> None:
    reader = system_actor("desk", door="command")
    for at, kind, title, body, days, pinned in POSTS:
        then = now - days * DAY
        writer = people["station"] if at == QILIHE.station else people["county"]
        post = write_post(actor=writer, organisation_code=at, kind=kind, title=title, body=body, now=then)
        checker = people["park"] if at == QILIHE.station else actor
        publish_post(actor=checker, post_id=post, version=1, now=then)
        if pinned:
            pin_post(actor=checker, post_id=post, now=then)
        for number in range(4):
            count_read(actor=reader, post_id=post, now=then + number * DAY)
    draft: dict[str, Any] = {"kind": "news", "title": "下月职工运动会报名", "body": "草稿，待园区工会审核。"}
    write_post(actor=people["station"], organisation_code=QILIHE.station, now=now - DAY, **draft)
    old: dict[str, Any] = {"kind": "policy", "title": "旧版入会申请表", "body": "已由新表代替。"}
    gone = write_post(actor=people["station"], organisation_code=QILIHE.station, now=now - 60 * DAY, **old)
    publish_post(actor=people["park"], post_id=gone, version=1, now=now - 60 * DAY)
    withdraw_post(actor=people["park"], post_id=gone, version=2, reason="表格已更新", now=now - 20 * DAY)


def _trainings(actor: Actor, people: Mapping[str, Actor], accounts: Mapping[str, int], now: datetime) -> None:
    today = clock.today(now)
    room: dict[str, Any] = {"place": "七里河经济开发区管委会四楼会议室", "from_minute": 540, "to_minute": 660}
    keeper, before = people["station"], now - 35 * DAY
    held = plan_session(
        actor=keeper,
        organisation_code=QILIHE.station,
        kind="officers",
        topic="换届选举程序与29个模版使用",
        held_on=today - 21 * DAY,
        speaker="县总工会组织部(演示)",
        capacity=40,
        code="290714",
        now=before,
        **room,
    )
    officers = officers_within(keeper, clock.today(before), KEEP_TRAININGS)[:OFFICERS]
    invite_officers(actor=keeper, session_id=held, post_ids=[one.pk for one in officers], now=before)
    announce_session(actor=keeper, session_id=held, version=1, now=before)
    listed = list(seats(session_by_id(keeper, held)).values_list("pk", flat=True))
    mark_attendance(actor=keeper, session_id=held, came=listed[:-2], now=now - 21 * DAY)
    close_session(actor=keeper, session_id=held, version=2, now=now - 21 * DAY)
    then = now - 10 * DAY
    talk = plan_session(
        actor=keeper,
        organisation_code=QILIHE.station,
        kind="talk",
        topic="劳动合同签订十个要点",
        held_on=clock.today(then),
        speaker="指导站法律顾问(演示)",
        capacity=60,
        code="104816",
        now=then - 9 * DAY,
        **room,
    )
    announce_session(actor=keeper, session_id=talk, version=1, now=then - 9 * DAY)
    for name, stars, words in (("enterprise", 5, "案例多，听得懂"), ("worker", 4, ""), ("park", 5, "")):
        guest = actor_of(accounts[name], today=clock.today(then), door="command")
        sign_up(actor=guest, session_id=talk, now=then - 5 * DAY)
        sign_in(actor=guest, session_id=talk, code="104816", now=then)
        rate_session(actor=guest, session_id=talk, stars=stars, words=words, now=then)
    names = [one.name for one in invented(NAMES_FROM, 17)]
    ticked = list(seats(session_by_id(keeper, talk)).values_list("pk", flat=True))
    mark_attendance(actor=keeper, session_id=talk, came=ticked, also=names, now=then)
    close_session(actor=keeper, session_id=talk, version=2, now=then)
    coming = plan_session(
        actor=keeper, organisation_code=QILIHE.station, kind="talk", topic="职工医疗互助怎么报销",
        held_on=today + 6 * DAY, about="带上医保结算单，现场可以登记。", capacity=50, now=now, **room,
    )  # fmt: skip
    announce_session(actor=keeper, session_id=coming, version=1, now=now)
