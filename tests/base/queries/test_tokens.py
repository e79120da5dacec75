"""A secret stands for its owner of today, cut down."""

from datetime import timedelta

import pytest

from people_with_logins import COUNTY, NORTH, SOUTH
from unionhall.base.actions.issue_token import issue_token
from unionhall.base.authority import may
from unionhall.base.models import Account, RoleAssignment
from unionhall.base.queries.accounts import accounts_in_scope
from unionhall.base.queries.tokens import actor_of_token, token_use


@pytest.fixture
def secret(actor_for, county, now):
    return issue_token(
        actor=actor_for(county),
        name="P",
        grants=["base.read_accounts"],
        scope_path=NORTH,
        expires_at=now + timedelta(days=30),
        now=now,
    )


def test_grants_and_place_are_narrowed(secret, county, north, south, now, today):
    actor = actor_of_token(secret, today=today, now=now)
    assert (actor.account_id, actor.door) == (county.pk, "api")
    assert may(actor, "base.read_accounts", NORTH)
    assert not may(actor, "base.read_accounts", SOUTH)
    assert not may(actor, "base.read_accounts", COUNTY)
    assert not may(actor, "base.grant_role")
    assert not may(actor, "base.own_account")
    seen = set(accounts_in_scope(actor, "base.read_accounts", today=today).values_list("username", flat=True))
    assert seen == {"north"}


def test_what_the_owner_loses_the_token_loses(secret, county, now, today):
    RoleAssignment.objects.filter(account=county).update(to_on=today - timedelta(days=1))
    assert not may(actor_of_token(secret, today=today, now=now), "base.read_accounts")
    Account.objects.filter(pk=county.pk).update(is_active=False)
    assert actor_of_token(secret, today=today, now=now) is None


def test_unknown_ended_and_odd_secrets(secret, now, today):
    assert actor_of_token(secret, today=today, now=now + timedelta(days=31)) is None
    for odd in ("", "x", secret[:-1], secret + "x", "uh_" + "y" * 500, "\x00", secret[:12]):
        assert actor_of_token(odd, today=today, now=now) is None


def test_three_queries(secret, now, today, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert token_use(secret, today=today, now=now)
