"""May this actor do this, and here? The only place where roles, grants and scope paths meet."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from unionhall.base.fields import AFTER_ANY_PATH
from unionhall.base.rules.roles import SELF
from unionhall.kernel.actors import Actor, Holding
from unionhall.kernel.authority import Grant
from unionhall.kernel.errors import NotAllowed, NotFound
from unionhall.kernel.text import N_

M = TypeVar("M", bound=Model)
_GRANTS: dict[str, Grant] = {}


def register_grants(grants: Iterable[Grant]) -> None:
    """Declare a module's grants (called from its ``apps.py``)."""
    for grant in grants:
        assert _GRANTS.get(grant.code, grant) == grant, f"grant {grant.code} is declared twice"
        _GRANTS[grant.code] = grant


def all_grants() -> dict[str, Grant]:
    """Return every declared grant by code."""
    return dict(_GRANTS)


def holdings_for(actor: Actor, grant: str) -> tuple[Holding, ...]:
    """Return where the actor holds ``grant`` today; empty means nowhere."""
    declared = _GRANTS.get(grant)
    assert declared is not None, f"grant {grant} is not declared"
    if actor.only is not None and grant not in actor.only:
        return ()
    if actor.system:
        return (Holding(role="system", path="", subtree=True),)
    held = tuple(holding for holding in actor.holdings if holding.role in declared.roles)
    if SELF in declared.roles and actor.account_id is not None:
        return (*held, Holding(role=SELF, path=AFTER_ANY_PATH, subtree=False))
    return held


def may(actor: Actor, grant: str, at: str | None = None) -> bool:
    """Tell whether the actor holds ``grant`` anywhere, or, with ``at``, over that scope path."""
    held = holdings_for(actor, grant)
    if at is None:
        return bool(held)
    return any(holding.covers(at) for holding in held)


def stands_for(actor: Actor, grant: str, at: str) -> frozenset[int]:
    """Return in whose places the actor holds ``grant`` over ``at``; empty when a role of their own suffices.

    Feeds ``kernel.maker_checker``: somebody in the maker's place cannot check.
    """
    held = [holding for holding in holdings_for(actor, grant) if holding.covers(at)]
    if any(holding.delegated_by is None for holding in held):
        return frozenset()
    return frozenset(holding.delegated_by for holding in held if holding.delegated_by is not None)


def require(actor: Actor, grant: str, at: str | None = None) -> None:
    """Raise ``NotAllowed`` when the grant is held nowhere, ``NotFound`` when it is held but not over ``at``."""
    if not holdings_for(actor, grant):
        raise NotAllowed("base.not_allowed", N_("Your role does not include this. Ask your union's administrator."))
    if at is not None and not may(actor, grant, at):
        raise NotFound("base.not_found", N_("Nothing here under this address. It may have moved, or it is not yours."))


def within(path: str, *, subtree: bool = True, field: str = "scope_path") -> Q:
    """Return the range filter for rows at ``path`` (and below); a range, because LIKE scans on SQLite."""
    if not subtree:
        return Q(**{field: path})
    if not path:
        return Q()
    return Q(**{f"{field}__gte": path, f"{field}__lt": path + AFTER_ANY_PATH})


def scoped(rows: QuerySet[M], actor: Actor, grant: str, *, field: str = "scope_path") -> QuerySet[M]:
    """Keep the rows that the actor may see under ``grant``; nothing when the grant is held nowhere."""
    held = holdings_for(actor, grant)
    if not held:
        return rows.none()
    condition: Any = None
    for holding in held:
        part = within(holding.path, subtree=holding.subtree, field=field)
        if not part:
            condition = Q()
            break
        condition = part if condition is None else condition | part
    rows = rows.filter(condition) if condition else rows
    return rows.filter(within(actor.acting_at, field=field)) if actor.acting_at else rows
