"""Revoking tokens."""

from datetime import timedelta

import pytest

from unionhall.base.actions.issue_token import issue_token
from unionhall.base.actions.revoke_token import revoke_token
from unionhall.base.models import ApiToken
from unionhall.base.queries.tokens import actor_of_token
from unionhall.kernel.errors import NotFound


def test_at_once_and_only_ones_own(actor_for, north, south, now, today):
    secret = issue_token(
        actor=actor_for(north), name="P", grants=["base.read_accounts"], expires_at=now + timedelta(days=3), now=now
    )
    token = ApiToken.objects.get().pk
    with pytest.raises(NotFound):
        revoke_token(actor=actor_for(south), token_id=token, now=now)
    assert actor_of_token(secret, today=today, now=now) is not None
    revoke_token(actor=actor_for(north), token_id=token, now=now)
    revoke_token(actor=actor_for(north), token_id=token, now=now)
    assert actor_of_token(secret, today=today, now=now) is None
