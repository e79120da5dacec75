"""Builds actors out of accounts and the roles they hold on a day."""

from datetime import date

from django.db.models import Q

from unionhall.base.actors import NOBODY, Actor, Holding
from unionhall.base.models import Account, RoleAssignment


def actor_of(account_id: int, *, today: date, door: str, acting_at: str = "") -> Actor:
    """Return the actor of an account with the roles it holds on ``today``; ``NOBODY`` for an inactive account."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None:
        return NOBODY
    held = RoleAssignment.objects.filter(
        Q(to_on__isnull=True) | Q(to_on__gte=today), account_id=account_id, from_on__lte=today, revoked_at__isnull=True
    )
    holdings = tuple(
        Holding(role=role, path=path, subtree=subtree)
        for role, path, subtree in held.order_by("scope_path", "role").values_list("role", "scope_path", "subtree")
    )
    reachable = any(acting_at == h.path or (h.subtree and acting_at.startswith(h.path)) for h in holdings)
    return Actor(
        account_id=account.pk,
        name=str(account),
        holdings=holdings,
        door=door,
        acting_at=acting_at if reachable else "",
    )
