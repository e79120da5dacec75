"""Fixtures of people with log-ins: two twin towns under a county, each with an officer, and helpers to give roles.

A conftest takes them with ``from people_with_logins import *``.
"""

from collections.abc import Callable
from datetime import date

import pytest

from unionhall.base.actions.create_account import create_account
from unionhall.base.models import Account, RoleAssignment
from unionhall.base.queries.actors import actor_of
from unionhall.base.rules.roles import COUNTY_OFFICER, PARK_OFFICER, WORKER
from unionhall.kernel.actors import Actor

PASSWORD = "four unrelated words"
COUNTY, NORTH, SOUTH = "0001", "00010001", "00010002"


@pytest.fixture
def open_account(db, system, now) -> Callable[..., Account]:
    def make(username: str, path: str = NORTH, phone: str = "", *, proved: bool = False) -> Account:
        pk = create_account(
            actor=system,
            username=username,
            display_name=f"Name of {username}",
            password=PASSWORD,
            phone=phone,
            scope_path=path,
            is_demo=proved,
            now=now,
        )
        return Account.objects.get(pk=pk)

    return make


@pytest.fixture
def hold(now) -> Callable[..., RoleAssignment]:
    def give(account: Account, role: str, path: str, *, subtree: bool = True, **fields: object) -> RoleAssignment:
        given = {"from_on": date(2020, 1, 1), "granted_at": now, **fields}
        return RoleAssignment.objects.create(account=account, role=role, scope_path=path, subtree=subtree, **given)

    return give


@pytest.fixture
def actor_for(today) -> Callable[[Account], Actor]:
    return lambda account: actor_of(account.pk, today=today, door="web")


@pytest.fixture
def county(open_account, hold) -> Account:
    account = open_account("county", COUNTY)
    hold(account, COUNTY_OFFICER, COUNTY)
    return account


@pytest.fixture
def north(open_account, hold) -> Account:
    account = open_account("north", NORTH)
    hold(account, PARK_OFFICER, NORTH)
    return account


@pytest.fixture
def south(open_account, hold) -> Account:
    account = open_account("south", SOUTH)
    hold(account, PARK_OFFICER, SOUTH)
    return account


@pytest.fixture
def worker(open_account, hold) -> Account:
    account = open_account("worker", NORTH)
    hold(account, WORKER, NORTH, subtree=False)
    return account
