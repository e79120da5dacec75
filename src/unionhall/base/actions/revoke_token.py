"""Revoke one of one's own tokens."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import ApiToken
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_


@transaction.atomic
def revoke_token(*, actor: Actor, token_id: int, now: datetime) -> None:
    """End a token at once; one that is ended already stays so."""
    require(actor, "base.own_account")
    # Gather
    token = ApiToken.objects.select_for_update().filter(pk=token_id, account_id=actor.account_id or 0).first()
    # Decide
    if token is None:
        raise NotFound("base.not_found", N_("There is no such token of yours under this address."))
    if token.revoked_at is not None:
        return
    # Record
    token.revoked_at = now
    token.save(update_fields=["revoked_at"])
    record(actor=actor, verb="base.revoke_token", subject=f"token:{token.pk}", scope_path=token.scope_path, now=now)
