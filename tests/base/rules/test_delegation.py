"""One lets somebody stand in for one's own role, within its period."""

from datetime import date, timedelta

import pytest

from unionhall.base.rules.delegation import LONGEST, check_delegation
from unionhall.kernel.errors import Refused

DAY = date(2026, 11, 22)


def outcome(**changes) -> str:
    case = {
        "own": True,
        "delegated": False,
        "over": False,
        "to_oneself": False,
        "from_on": DAY,
        "to_on": DAY + timedelta(days=10),
        "role_from_on": date(2026, 1, 1),
        "role_to_on": date(2026, 12, 31),
        "today": DAY,
        "overlapping": False,
    } | changes
    try:
        check_delegation(**case)
    except Refused as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, ""),
        ({"to_on": DAY}, ""),
        ({"own": False}, "base.delegate_own"),
        ({"over": True}, "base.delegate_own"),
        ({"delegated": True}, "base.delegate_on"),
        ({"to_oneself": True}, "base.delegate_oneself"),
        ({"to_on": DAY - timedelta(days=1)}, "base.delegate_dates"),
        ({"from_on": DAY - timedelta(days=1)}, "base.delegate_dates"),
        ({"to_on": DAY + LONGEST + timedelta(days=1), "role_to_on": None}, "base.delegate_long"),
        ({"to_on": date(2027, 1, 1)}, "base.delegate_term"),
        ({"role_from_on": DAY + timedelta(days=1)}, "base.delegate_term"),
        ({"overlapping": True}, "base.delegate_twice"),
    ],
)
def test_delegation(changes, code):
    assert outcome(**changes) == code
