"""Standing in for somebody: one's own role, for a period within it, to somebody else who cannot pass it on."""

from datetime import date, timedelta

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

# Longer than any leave; whoever is away longer needs a successor, not a substitute. The number is ours.
LONGEST = timedelta(days=183)


def check_delegation(
    *,
    own: bool,
    delegated: bool,
    over: bool,
    to_oneself: bool,
    from_on: date,
    to_on: date,
    role_from_on: date,
    role_to_on: date | None,
    today: date,
    overlapping: bool,
) -> None:
    """Refuse to delegate what is not one's own to give, or for days on which one does not hold it."""
    if not own or over:
        raise Refused(
            "base.delegate_own", N_("You can only delegate a role that you hold yourself and that is not over.")
        )
    if delegated:
        raise Refused("base.delegate_on", N_("This role was delegated to you. Whoever stands in cannot pass it on."))
    if to_oneself:
        raise Refused("base.delegate_oneself", N_("Name somebody else: you hold this role already."), where="username")
    if to_on < from_on or from_on < today:
        raise Refused(
            "base.delegate_dates",
            N_("The first day is today or later, and the last day not before the first."),
            where="from_on",
        )
    if to_on - from_on > LONGEST:
        raise Refused(
            "base.delegate_long",
            N_("A delegation lasts at most {days} days. For longer, ask for a successor."),
            where="to_on",
            days=LONGEST.days,
        )
    if from_on < role_from_on or (role_to_on is not None and to_on > role_to_on):
        raise Refused(
            "base.delegate_term",
            N_("The delegation must lie within the period for which you hold the role."),
            where="to_on",
        )
    if overlapping:
        raise Refused(
            "base.delegate_twice",
            N_("This person already stands in for you in this role on some of these days."),
            where="from_on",
        )
