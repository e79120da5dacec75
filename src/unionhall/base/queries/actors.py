"""Builds actors out of accounts and the roles they hold on a day."""

from datetime import date

from unionhall.base.models import Account
from unionhall.base.queries.roles import holdings_of
from unionhall.kernel.actors import NOBODY, Actor


def actor_of(account_id: int, *, today: date, door: str, acting_at: str = "", read: object = None) -> Actor:
    """Return the actor of an account with the roles it holds on ``today``; ``NOBODY`` for an inactive account.

    ``read`` is the account's row where the caller has just read it.
    """
    account = read if isinstance(read, Account) else Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None or not account.is_active:
        return NOBODY
    holdings = holdings_of(account_id, today=today)
    reachable = any(holding.covers(acting_at) for holding in holdings)
    return Actor(
        account_id=account.pk,
        name=str(account),
        holdings=holdings,
        door=door,
        acting_at=acting_at if reachable else "",
    )
