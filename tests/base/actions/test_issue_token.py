"""Issuing tokens."""

from dataclasses import replace
from datetime import timedelta

import pytest

from people_with_logins import SOUTH
from unionhall.base.actions.issue_token import issue_token
from unionhall.base.models import ApiToken, AuditRecord
from unionhall.kernel.errors import NotAllowed, Refused


def issued(actor, now, **changes):
    given = {"name": "Payroll", "grants": ["base.read_accounts"], "expires_at": now + timedelta(days=30), "now": now}
    return issue_token(actor=actor, **(given | changes))


def test_the_secret_is_not_kept(actor_for, north, now):
    secret = issued(actor_for(north), now)
    token = ApiToken.objects.get()
    assert secret.startswith(token.prefix)
    assert secret not in str(ApiToken.objects.values().get()) + str(list(AuditRecord.objects.values()))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"grants": ["registry.feed_upward"]}, "base.token_above_own"),
        ({"scope_path": SOUTH}, "base.token_scope"),
        ({"grants": []}, "base.token_grants"),
    ],
)
def test_never_more_than_the_owner(actor_for, north, now, changes, code):
    with pytest.raises(Refused) as refusal:
        issued(actor_for(north), now, **changes)
    assert refusal.value.code == code


def test_wrong_actors(actor_for, north, worker, now):
    with pytest.raises(NotAllowed):
        issued(actor_for(worker), now)
    narrowed = replace(actor_for(north), only=frozenset({"base.issue_token", "base.read_accounts"}), door="api")
    with pytest.raises(Refused) as refusal:
        issued(narrowed, now)
    assert refusal.value.code == "base.token_by_token"
