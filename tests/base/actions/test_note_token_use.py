"""The day a token was last used."""

from datetime import timedelta

import pytest

from unionhall.base.actions.issue_token import issue_token
from unionhall.base.actions.note_token_use import note_token_use
from unionhall.base.models import ApiToken
from unionhall.base.queries.tokens import token_use
from unionhall.kernel.errors import NotAllowed


def test_once_a_day(actor_for, north, system, now, today, django_assert_num_queries):
    secret = issue_token(
        actor=actor_for(north), name="P", grants=["base.read_accounts"], expires_at=now + timedelta(days=3), now=now
    )
    use = token_use(secret, today=today, now=now)
    assert use.first_today
    note_token_use(actor=system, token_id=use.token_id, today=today)
    assert ApiToken.objects.get().last_used_on == today
    assert not token_use(secret, today=today, now=now).first_today
    note_token_use(actor=system, token_id=use.token_id, today=today - timedelta(days=1))
    assert ApiToken.objects.get().last_used_on == today


def test_wrong_actors(actor_for, north, today):
    with pytest.raises(NotAllowed):
        note_token_use(actor=actor_for(north), token_id=1, today=today)
