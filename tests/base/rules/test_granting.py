"""Nobody gives more than they hold."""

import itertools
from datetime import date

import pytest

from unionhall.base.rules.granting import (
    GRANTABLE,
    check_end,
    check_grant,
    check_mend,
    check_reason,
    may_give,
    may_mend,
)
from unionhall.base.rules.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CITY_OFFICER,
    COUNTY_OFFICER,
    PARK_OFFICER,
    TITLES,
    UNION_OFFICER,
    WORKER,
)
from unionhall.kernel.actors import Holding
from unionhall.kernel.errors import Refused

DAY = date(2026, 11, 22)
COUNTY = Holding(COUNTY_OFFICER, "0001", subtree=True)


def given(**changes):
    case = {
        "own": [COUNTY],
        "to_oneself": False,
        "role": UNION_OFFICER,
        "path": "00010001",
        "subtree": False,
        "from_on": DAY,
        "to_on": None,
        "overlapping": False,
    } | changes
    return case.pop("own"), case


def refused(**changes) -> str:
    own, case = given(**changes)
    with pytest.raises(Refused) as refusal:
        check_grant(own, **case)
    return refusal.value.code


def test_within_ones_reach():
    own, case = given()
    check_grant(own, **case)


def test_what_is_refused():
    assert refused(role="emperor") == "base.role_unknown"
    assert refused(to_oneself=True) == "base.role_to_oneself"
    assert refused(to_on=date(2026, 11, 21)) == "base.role_dates"
    assert refused(role=CITY_OFFICER) == "base.role_above_own"
    assert refused(path="0002") == "base.role_above_own"
    assert refused(path="") == "base.role_above_own"
    assert refused(overlapping=True) == "base.role_twice"


def test_a_holding_without_subtree_gives_only_at_its_place():
    alone = Holding(PARK_OFFICER, "0001", subtree=False)
    assert may_give([alone], WORKER, "0001", subtree=False)
    assert not may_give([alone], WORKER, "0001", subtree=True)
    assert not may_give([alone], WORKER, "00010001", subtree=False)


def test_a_delegated_role_gives_nothing():
    assert not may_give([Holding(COUNTY_OFFICER, "0001", subtree=True, delegated_by=7)], WORKER, "0001", subtree=False)


def test_each_role_gives_itself_at_most_and_auditors_and_workers_give_nothing():
    order = [UNION_OFFICER, PARK_OFFICER, COUNTY_OFFICER, CITY_OFFICER, ADMINISTRATOR]
    for lower, higher in itertools.pairwise(order):
        assert higher not in GRANTABLE[lower]
        assert GRANTABLE[lower] <= GRANTABLE[higher]
    assert WORKER not in GRANTABLE
    assert AUDITOR not in GRANTABLE
    assert GRANTABLE[ADMINISTRATOR] == frozenset(TITLES)


def test_mending_asks_for_every_role():
    within = [Holding(WORKER, "00010001", subtree=False)]
    beyond = [*within, Holding(PARK_OFFICER, "0002", subtree=True)]
    assert may_mend([COUNTY], within)
    assert may_mend([COUNTY], [])
    assert not may_mend([COUNTY], beyond)
    check_mend([COUNTY], within, oneself=False)
    for roles, oneself, code in ((beyond, False, "base.account_above_own"), (within, True, "base.mend_oneself")):
        with pytest.raises(Refused) as refusal:
            check_mend([COUNTY], roles, oneself=oneself)
        assert refusal.value.code == code


def ends(**changes) -> str:
    case = {
        "own": [COUNTY],
        "role": UNION_OFFICER,
        "path": "0001",
        "subtree": False,
        "from_on": date(2026, 1, 1),
        "to_on": None,
        "revoked": False,
        "last_on": None,
        "today": DAY,
    } | changes
    own = case.pop("own")
    try:
        check_end(own, **case)
    except Refused as refusal:
        return refusal.code
    return ""


def test_ending():
    assert ends() == ""
    assert ends(last_on=DAY) == ""
    assert ends(revoked=True) == "base.role_over"
    assert ends(to_on=date(2026, 11, 21)) == "base.role_over"
    assert ends(role=CITY_OFFICER) == "base.role_above_own"
    assert ends(last_on=date(2026, 11, 21)) == "base.role_last_day"
    assert ends(to_on=date(2026, 12, 1), last_on=date(2026, 12, 2)) == "base.role_last_day"
    assert ends(from_on=date(2027, 1, 1), last_on=date(2026, 12, 1)) == "base.role_last_day"


def test_a_reason_is_asked_for():
    assert check_reason("  on   leave ") == "on leave"
    with pytest.raises(Refused):
        check_reason("  ")
