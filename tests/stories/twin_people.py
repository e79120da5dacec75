"""Fills one zone of the twins with employers, people, members, posts and log-ins, through the actions."""

from datetime import date, datetime, timedelta
from typing import Any

from unionhall.base import clock
from unionhall.base.actions.create_account import create_account
from unionhall.base.actions.grant_role import grant_role
from unionhall.base.models import RoleAssignment
from unionhall.kernel.actors import system_actor
from unionhall.kernel.credit_code import check_char as credit_check
from unionhall.kernel.identity import check_char
from unionhall.registry.actions.change_membership_status import change_membership_status
from unionhall.registry.actions.confirm_membership import confirm_membership
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.fill_post import fill_post
from unionhall.registry.actions.link_account import link_account
from unionhall.registry.actions.record_employer_years import record_employer_years
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.actions.register_persons import register_persons
from unionhall.registry.actions.rename_organisation import rename_organisation
from unionhall.registry.actions.reveal_person import reveal_person
from unionhall.registry.actions.start_memberships import start_memberships
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import (
    NewCoverage,
    NewEmployer,
    NewEmployerYear,
    NewMembership,
    NewPerson,
)

SYSTEM = system_actor("twins", door="command")
PASSWORD = "four unrelated words"
YEAR = 2023


def identity_number(zone: Any, number: int) -> str:
    """Return an invented number of the zone's region that checks."""
    born = date(1970, 1, 1) + timedelta(days=number * 4 + 1)
    body = f"{zone.region}{born:%Y%m%d}{number % 900 + 1:03d}"
    return body + check_char(body)


def phone(zone: Any, number: int) -> str:
    return f"13{zone.serial:02d}{number:07d}"


def credit_code(zone: Any, number: int) -> str:
    body = f"91{zone.region}MD{zone.serial:02d}{number:05d}"
    return body + credit_check(body)


def make_account(zone: Any, username: str, role: str, path: str, now: datetime, *, subtree: bool = True) -> int:
    """Open a log-in with a role and return its id; the role's id is kept as ``<role>_assignment``."""
    account = create_account(
        actor=SYSTEM,
        username=f"{zone.pinyin}.{username}",
        display_name=zone.name(username),
        password=PASSWORD,
        phone=phone(zone, 9_507_000 + len(zone.at)),
        scope_path=path,
        now=now,
    )
    zone.at[f"{role}_assignment"] = grant_role(
        actor=SYSTEM,
        account_id=account,
        role=role,
        scope_path=path,
        subtree=subtree,
        from_on=clock.today(now),
        to_on=None,
        reason=zone.name("当选"),
        now=now,
    )
    return account


def fill_people(zone: Any, now: datetime) -> None:
    """Employers with a year and coverage, members, posts, log-ins."""
    _employers(zone, now)
    _members(zone, now)
    zone.at["worker"] = make_account(zone, "worker", "worker", zone.at["path"], now, subtree=False)
    zone.at["union_officer"] = make_account(zone, "union", "union_officer", zone.at["path"], now)
    if zone.tag != "LFNEAR":  # a neighbour in the same town: the town's officers are there already
        zone.at["park_officer"] = make_account(zone, "park", "park_officer", zone.at["town_path"], now)
        zone.at["auditor"] = make_account(zone, "auditor", "auditor", zone.at["town_path"], now)
    zone.at |= {"pinyin": zone.pinyin, "pinyin_worker": f"{zone.pinyin}.worker", "pinyin_union": f"{zone.pinyin}.union"}
    zone.at["account_id"], zone.at["assignment_id"] = zone.at["worker"], zone.at["worker_assignment"]
    link_account(actor=SYSTEM, person_id=zone.at["person_id"], account_id=zone.at["worker"], now=now)
    zone.at["post_id"] = fill_post(
        actor=SYSTEM,
        person_id=zone.at["person_id"],
        organisation_code=zone.at["code"],
        post=kinds.CHAIR if zone.tag != "DTMATE" else kinds.VICE_CHAIR,
        from_on=date(2024, 1, 1),
        full_time=True,
        now=now,
    )
    if zone.tag != "DTMATE":
        rename_organisation(
            actor=SYSTEM, code=zone.at["branch"], name=zone.name("新一分会"), from_on=date(2022, 1, 1), now=now
        )
    if zone.tag != "DTOWN":
        reveal_person(actor=SYSTEM, person_id=zone.at["person_id"], reason=zone.name("核对证件"), now=now)


def _employers(zone: Any, now: datetime) -> None:
    uscc, spare = credit_code(zone, 1), credit_code(zone, 2)
    given = {"form": "159", "industry": "C", "opened_on": date(2011, 1, 1)}
    register_employers(
        actor=SYSTEM,
        seat_code=zone.at["town"],
        rows=[
            NewEmployer(uscc=uscc, name=zone.name("一厂有限公司"), **given),
            NewEmployer(uscc=spare, name=zone.name("二厂有限公司"), **given),
        ],
        now=now,
    )
    facts = {"year": YEAR, "source": zone.name("年报"), "women": 7, "above_scale": True}
    record_employer_years(
        actor=SYSTEM,
        rows=[
            NewEmployerYear(uscc=uscc, headcount=zone.headcount, sales_fen=zone.headcount * 10**6 + 91, **facts),
            NewEmployerYear(uscc=spare, headcount=zone.headcount, tax_fen=zone.headcount * 10**5 + 37, **facts),
        ],
        now=now,
    )
    own = zone.tag != "DTMATE"  # the second employer of that union's town
    union, mode = (zone.at["code"], kinds.OWN) if own else (zone.at["town"], kinds.FEDERATION)
    cover = NewCoverage(uscc=uscc, union_code=union, mode=mode, from_on=date(2013, 1, 1))
    cover_employers(actor=SYSTEM, rows=[cover], now=now)
    zone.at |= {"uscc": uscc, "spare_uscc": spare, "year": YEAR, "union_code": union}


def _members(zone: Any, now: datetime) -> None:
    people = [
        NewPerson(
            name=zone.name(f"员{number}"),
            id_number=identity_number(zone, number),
            phone=phone(zone, number),
            household_region=zone.name("村"),
        )
        for number in range(zone.members + 1)
    ]
    ids = register_persons(actor=SYSTEM, organisation_code=zone.at["code"], rows=people, now=now)
    rows = [
        NewMembership(
            person_id=person,
            union_code=zone.at["code"],
            from_on=date(2020, 3, 1),
            group_name=zone.name("一组"),
            job_title=zone.name("钳工"),
            dues_base_fen=zone.headcount * 100,
            note=zone.name("备注"),
        )
        for person in ids[: zone.members]
    ]
    spells = start_memberships(actor=SYSTEM, rows=rows, now=now)
    zone.at |= {
        "person_id": ids[0],
        "spell_id": spells[0],
        "loose_person": ids[-1],
        "changed_spell": spells[1],
        "third_spell": spells[2],
        "id_number": identity_number(zone, 0),
        "phone": phone(zone, 0),
        "person_name": zone.name("员0"),
    }
    change_membership_status(
        actor=SYSTEM, spell_id=spells[1], event="retain", on=date(2025, 3, 1), ground="retirement", now=now
    )
    confirm_membership(actor=SYSTEM, spell_id=spells[2], how="paper", reason=zone.name("签字"), now=now)


def assignment_of(account_id: int) -> int:
    """Return the account's first role."""
    return int(RoleAssignment.objects.filter(account_id=account_id).order_by("id").values_list("id", flat=True)[0])
