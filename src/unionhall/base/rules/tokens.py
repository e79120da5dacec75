"""What a token may be: grants that its owner holds, a year at most, perhaps one part of the tree only."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from unionhall.kernel.actors import Holding
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

LONGEST = timedelta(days=366)
MARK = "uh_"  # begins every secret, so that scanners of leaked secrets can know ours
PREFIX_LENGTH = 12
# A program never changes how its owner logs in, and never makes itself another token.
PERSONS_ONLY = frozenset({"base.own_account", "base.issue_token", "base.remember_answer"})


def prefix_of(secret: str) -> str:
    """Return the part of a secret that lists may show and by which it is found.

    >>> prefix_of("uh_abcdefghijklmnop")
    'uh_abcdefghi'
    """
    return secret[:PREFIX_LENGTH]


def check_token(
    *,
    name: str,
    grants: Collection[str],
    held: Collection[str],
    reaches_scope: bool,
    expires_at: datetime,
    now: datetime,
    through_token: bool,
) -> None:
    """Refuse a token that would do more, or live longer, than its owner may let it."""
    if through_token:
        raise Refused("base.token_by_token", N_("A token cannot issue tokens. Log in yourself."))
    if not name.strip():
        raise Refused("base.token_name", N_("Say what the token is for, so that you know it again."), where="name")
    if not grants:
        raise Refused("base.token_grants", N_("Choose at least one thing that the token may do."), where="grants")
    foreign = sorted(set(grants) - (set(held) - PERSONS_ONLY))
    if foreign:
        raise Refused(
            "base.token_above_own",
            N_("You do not hold {grants} yourself, so no token of yours can."),
            where="grants",
            grants=", ".join(foreign),
        )
    if not reaches_scope:
        raise Refused("base.token_scope", N_("The token cannot reach further than you do."), where="scope_path")
    if expires_at <= now or expires_at - now > LONGEST:
        raise Refused(
            "base.token_expiry",
            N_("A token ends after today and at most {days} days from now."),
            where="expires_on",
            days=LONGEST.days,
        )


def narrowed(holdings: Iterable[Holding], path: str) -> tuple[Holding, ...]:
    """Cut holdings down to what lies at or below ``path``; an empty path cuts nothing."""
    if not path:
        return tuple(holdings)
    kept = []
    for holding in holdings:
        if holding.path.startswith(path):
            kept.append(holding)
        elif holding.covers(path):
            kept.append(Holding(holding.role, path, subtree=True, delegated_by=holding.delegated_by))
    return tuple(kept)
