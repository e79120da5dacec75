"""Who may give which role to whom, and whose log-in one may mend.

Nobody gives more than they hold: not a role above their own, not over more organisations than their own, and nothing
out of a role that they only hold in somebody's place.
"""

from collections.abc import Iterable
from datetime import date

from unionhall.base.rules.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CITY_OFFICER,
    COUNTY_OFFICER,
    EVERYONE,
    PARK_OFFICER,
    STATION_STAFF,
    TITLES,
    UNION_OFFICER,
    WORKER,
)
from unionhall.kernel.actors import Holding
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_, Sentence

_ENTERPRISE = frozenset({WORKER, UNION_OFFICER})
_PARK = _ENTERPRISE | {STATION_STAFF, PARK_OFFICER}
_COUNTY = _PARK | {COUNTY_OFFICER, AUDITOR}
GRANTABLE: dict[str, frozenset[str]] = {
    UNION_OFFICER: _ENTERPRISE,
    PARK_OFFICER: _PARK,
    COUNTY_OFFICER: _COUNTY,
    CITY_OFFICER: _COUNTY | {CITY_OFFICER},
    ADMINISTRATOR: EVERYONE,
    "system": EVERYONE,
}
GRANTERS = frozenset(GRANTABLE) - {"system"}


def may_give(own: Iterable[Holding], role: str, path: str, *, subtree: bool) -> bool:
    """Tell whether one of the giver's holdings reaches this role in this place."""
    return any(
        holding.delegated_by is None
        and role in GRANTABLE.get(holding.role, frozenset())
        and holding.covers(path, subtree=subtree)
        for holding in own
    )


def check_grant(
    own: Iterable[Holding],
    *,
    to_oneself: bool,
    role: str,
    path: str,
    subtree: bool,
    from_on: date,
    to_on: date | None,
    overlapping: bool,
) -> None:
    """Refuse a role that the giver may not give, or that makes no sense."""
    if role not in TITLES:
        raise Refused("base.role_unknown", N_("There is no role called {role}. Choose one from the list."), role=role)
    if to_oneself:
        raise Refused(
            "base.role_to_oneself", N_("You cannot give yourself a role. Ask the officer above you to do it.")
        )
    if to_on is not None and to_on < from_on:
        raise Refused(
            "base.role_dates",
            N_("The last day {to_on} is before the first day {from_on}. Correct one of the two."),
            where="to_on",
            from_on=from_on,
            to_on=to_on,
        )
    if not may_give(own, role, path, subtree=subtree):
        raise Refused(
            "base.role_above_own",
            N_("Your own role does not reach far enough to make somebody {role} here. Ask the officer above you."),
            where="role",
            role=Sentence(TITLES[role]),
        )
    if overlapping:
        raise Refused(
            "base.role_twice",
            N_("This account already holds this role here on some of these days. End the older one first."),
            where="from_on",
        )


def may_mend(own: Iterable[Holding], roles: Iterable[Holding]) -> bool:
    """Tell whether the log-in of somebody with ``roles`` may be mended: only if one could have given all of them.

    Otherwise an enterprise's officer could take over the log-in of a federation's officer who also sits with them.
    """
    own = tuple(own)
    return all(may_give(own, held.role, held.path, subtree=held.subtree) for held in roles)


def check_mend(own: Iterable[Holding], roles: Iterable[Holding], *, oneself: bool) -> None:
    """Refuse to lock, unlock or reset a log-in that stands above one's own, or one's own."""
    if oneself:
        raise Refused("base.mend_oneself", N_("This is your own log-in. Use the security page under your name."))
    if not may_mend(own, roles):
        raise Refused(
            "base.account_above_own",
            N_("This account also holds roles outside your reach. Ask the officer above you to change its log-in."),
        )


def check_reason(reason: str) -> str:
    """Return the reason without blanks around it; refuse an empty one."""
    given = " ".join(reason.split())
    if not given:
        raise Refused("base.reason_missing", N_("Say why in a few words: the reason is kept."), where="reason")
    return given[:200]


def check_end(
    own: Iterable[Holding],
    *,
    role: str,
    path: str,
    subtree: bool,
    from_on: date,
    to_on: date | None,
    revoked: bool,
    last_on: date | None,
    today: date,
) -> None:
    """Refuse to end a role that one could not have given, or that is over, or on a day that makes no sense."""
    if revoked or (to_on is not None and to_on < today):
        raise Refused("base.role_over", N_("This role is over already."))
    if not may_give(own, role, path, subtree=subtree):
        raise Refused(
            "base.role_above_own",
            N_("Your own role does not reach far enough to change who is {role} here. Ask the officer above you."),
            role=Sentence(TITLES.get(role, role)),
        )
    if last_on is None:
        return
    if last_on < today or last_on < from_on or (to_on is not None and last_on > to_on):
        raise Refused(
            "base.role_last_day",
            N_("The last day must be today or later and within the period of the role. To stop now, end it at once."),
            where="last_on",
        )
