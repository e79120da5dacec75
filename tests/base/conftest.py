"""What the base floor's tests share: an instant, a system actor, an account with a role."""

from datetime import UTC, date, datetime

import pytest

from people_with_logins import *  # noqa: F403 - fixtures
from unionhall.base.models import Account
from unionhall.kernel.actors import Actor, Holding, system_actor

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def system() -> Actor:
    return system_actor("test")


@pytest.fixture
def account(db) -> Account:
    return Account.objects.create(username="keeper", display_name="Keeper", created_at=NOW)


@pytest.fixture
def keeper(account) -> Actor:
    """An administrator of the whole tree."""
    return Actor(
        account_id=account.pk, name="Keeper", holdings=(Holding("administrator", "", subtree=True),), door="web"
    )


@pytest.fixture
def stranger(db) -> Actor:
    """A worker of another place."""
    other = Account.objects.create(username="stranger", display_name="Stranger", created_at=NOW)
    return Actor(account_id=other.pk, name="Stranger", holdings=(Holding("worker", "Z", subtree=False),), door="web")


@pytest.fixture
def today() -> date:
    return date(2026, 11, 22)
