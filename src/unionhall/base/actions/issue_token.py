"""Issue a token with which a program acts in one's name."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import all_grants, holdings_for, require
from unionhall.base.models import ApiToken
from unionhall.base.queries.accounts import own_account
from unionhall.base.rules.tokens import MARK, check_token, prefix_of
from unionhall.kernel.actors import Actor


@transaction.atomic
def issue_token(
    *,
    actor: Actor,
    name: str,
    grants: Collection[str],
    expires_at: datetime,
    scope_path: str = "",
    now: datetime,
) -> str:
    """Return the secret, which is shown this once; the database keeps its SHA-256."""
    require(actor, "base.issue_token")
    # Gather
    account = own_account(actor)
    held = {code for code in all_grants() if holdings_for(actor, code)}
    reaches = not scope_path or any(
        holding.covers(scope_path) or holding.path.startswith(scope_path) for holding in actor.holdings
    )
    # Decide
    check_token(
        name=name,
        grants=grants,
        held=held,
        reaches_scope=reaches,
        expires_at=expires_at,
        now=now,
        through_token=actor.only is not None,
    )
    # Record
    secret = MARK + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        account=account,
        name=" ".join(name.split()),
        prefix=prefix_of(secret),
        secret_hash=hashlib.sha256(secret.encode()).hexdigest(),
        grants=sorted(set(grants)),
        scope_path=scope_path,
        created_at=now,
        expires_at=expires_at,
    )
    record(
        actor=actor,
        verb="base.issue_token",
        subject=f"token:{token.pk}",
        scope_path=scope_path,
        now=now,
        facts={"grants": token.grants, "expires_at": expires_at.isoformat()},
    )
    return secret
