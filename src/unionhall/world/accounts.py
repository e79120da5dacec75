"""The demo world's log-ins: one for each kind of person, invented, with a password that is printed at the start."""

from dataclasses import dataclass
from datetime import date, datetime

from unionhall.base.actions.create_account import create_account
from unionhall.base.actions.grant_role import grant_role
from unionhall.base.rules.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CITY_OFFICER,
    COUNTY_OFFICER,
    PARK_OFFICER,
    STATION_STAFF,
    UNION_OFFICER,
    WORKER,
)
from unionhall.kernel.actors import Actor
from unionhall.kernel.text import N_
from unionhall.registry.actions.link_account import link_account
from unionhall.registry.queries.organisations import organisation
from unionhall.world.articles import a01_guidance as a01
from unionhall.world.articles import a10_gear_union as a10

PASSWORD = "demo-union-2026"  # printed at every start of the demo world, worth nothing elsewhere
SINCE = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One log-in: ``at`` is the organisation's code (empty: everything), ``may`` says what it is good for."""

    username: str
    name: str
    role: str
    at: str
    subtree: bool
    may: str


ACCOUNTS = (
    DemoAccount("worker", "职工(演示)", WORKER, a10.UNION, False, N_("a worker: own membership, own data, who saw it")),
    DemoAccount(
        "union", "企业工会干部(演示)", UNION_OFFICER, a10.UNION, True, N_("an enterprise union: members, roster import")
    ),
    DemoAccount(
        "enterprise",
        "七里河企业工会干部(演示)",
        UNION_OFFICER,
        f"{a01.QILIHE.code}-U03",
        True,
        N_("an enterprise union in Qilihe: asks the station for a service"),
    ),
    DemoAccount(
        "station",
        "指导站专职(演示)",
        STATION_STAFF,
        a01.QILIHE.code,
        True,
        N_("the Qilihe station: its employers"),
    ),
    DemoAccount(
        "park",
        "园区工会干部(演示)",
        PARK_OFFICER,
        a01.QILIHE.code,
        True,
        N_("the Qilihe park: unions and figures"),
    ),
    DemoAccount(
        "county",
        "县总工会干部(演示)",
        COUNTY_OFFICER,
        a01.COUNTY,
        True,
        N_("Beizhen county: townships and feeds"),
    ),
    DemoAccount("city", "市总工会干部(演示)", CITY_OFFICER, "JZ", True, N_("Jinzhou city: five parks, figures")),
    DemoAccount(
        "province",
        "省总工会干部(演示)",
        CITY_OFFICER,
        "GD",
        True,
        N_("Guangdong: deployments, plans, returns"),
    ),
    DemoAccount("auditor", "审计(演示)", AUDITOR, "", True, N_("an auditor: reads everything, changes nothing")),
    DemoAccount("admin", "管理员(演示)", ADMINISTRATOR, "", True, N_("the administrator: log-ins, jobs, calendar")),
)


def build(*, actor: Actor, worker_person_id: int, now: datetime) -> dict[str, int]:
    """Open the log-ins, give the roles, tell the worker's log-in who it belongs to; return their ids by name."""
    opened = {}
    for demo in ACCOUNTS:
        path = organisation(actor, demo.at).path if demo.at else ""
        account = create_account(
            actor=actor,
            username=demo.username,
            display_name=demo.name,
            password=PASSWORD,
            is_demo=True,
            scope_path=path,
            now=now,
        )
        opened[demo.username] = account
        grant_role(
            actor=actor,
            account_id=account,
            role=demo.role,
            scope_path=path,
            subtree=demo.subtree,
            from_on=SINCE,
            to_on=None,
            reason="演示数据",
            now=now,
        )
        if demo.role == WORKER:
            link_account(actor=actor, person_id=worker_person_id, account_id=account, now=now)
    return opened
