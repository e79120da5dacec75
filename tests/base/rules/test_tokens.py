"""A token does what its owner may, and less."""

from datetime import UTC, datetime, timedelta

import pytest

from unionhall.base.rules.tokens import LONGEST, check_token, narrowed
from unionhall.kernel.actors import Holding
from unionhall.kernel.errors import Refused

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def outcome(**changes) -> str:
    case = {
        "name": "Payroll",
        "grants": ["a.read"],
        "held": {"a.read", "a.write"},
        "reaches_scope": True,
        "expires_at": NOW + timedelta(days=30),
        "now": NOW,
        "through_token": False,
    } | changes
    try:
        check_token(**case)
    except Refused as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, ""),
        ({"expires_at": NOW + LONGEST}, ""),
        ({"through_token": True}, "base.token_by_token"),
        ({"name": "  "}, "base.token_name"),
        ({"grants": []}, "base.token_grants"),
        ({"grants": ["a.read", "b.read"]}, "base.token_above_own"),
        ({"grants": ["base.own_account"], "held": {"base.own_account"}}, "base.token_above_own"),
        ({"reaches_scope": False}, "base.token_scope"),
        ({"expires_at": NOW}, "base.token_expiry"),
        ({"expires_at": NOW + LONGEST + timedelta(seconds=1)}, "base.token_expiry"),
    ],
)
def test_issuing(changes, code):
    assert outcome(**changes) == code


def test_narrowing_only_takes_away():
    high, low, other = (
        Holding("county_officer", "0001", True),
        Holding("worker", "00010001", False),
        Holding("x", "2", True),
    )
    assert narrowed([high, low, other], "") == (high, low, other)
    assert narrowed([high, low, other], "00010001") == (Holding("county_officer", "00010001", True), low)
    assert narrowed([Holding("x", "0001", False)], "00010001") == ()
