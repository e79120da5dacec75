"""Terms of committees: when they end, who is told when, and how late is late (工会法 art. 16; 选举条例 art. 29)."""

from dataclasses import dataclass
from datetime import date, timedelta

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.kernel.working_days import same_day_later

ALERT_DAYS = (-180, -90, -30, 0, 30)
RED_AFTER_DAYS = 180
LONGEST_EXTENSION_MONTHS = 6
RUNNING, DUE, EXTENDED, AMBER, RED = "running", "due", "extended", "amber", "red"
STANDINGS = {
    RUNNING: N_("Term running"),
    DUE: N_("Re-election due"),
    EXTENDED: N_("Extended with approval"),
    AMBER: N_("Term overdue"),
    RED: N_("Term overdue by more than half a year"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """``ends_on`` is the day that the term ends by the count; ``extended_to`` what the superior approved."""

    elected_on: date
    ends_on: date
    extended_to: date | None = None

    @property
    def last_on(self) -> date:
        """Return the day after which the term is overdue."""
        return self.extended_to or self.ends_on


def term_end(elected_on: date, years: int) -> date:
    """Return the day the term ends: it begins on the election day, not with the approval (选举条例 art. 28).

    >>> term_end(date(2024, 2, 29), 3)
    datetime.date(2027, 2, 28)
    """
    return same_day_later(elected_on, 12 * years)


def standing(term: Term, today: date) -> str:
    """Return how the term stands; red counts from the end of the term itself, extended or not."""
    if today > term.last_on:
        return RED if (today - term.ends_on).days > RED_AFTER_DAYS else AMBER
    if today > term.ends_on:
        return EXTENDED
    return DUE if (term.ends_on - today).days <= -ALERT_DAYS[0] else RUNNING


def alerts_due(term: Term, today: date, told: frozenset[int] = frozenset()) -> tuple[int, ...]:
    """Return the alerts (days from the end of the term) that are due today and not yet told, the latest first."""
    reached = [days for days in ALERT_DAYS if today >= term.ends_on + timedelta(days=days)]
    return tuple(sorted((days for days in reached if days not in told), reverse=True))


def check_extension(term: Term, extended_to: date) -> None:
    """Refuse an extension that shortens the term or goes beyond six months."""
    latest = same_day_later(term.ends_on, LONGEST_EXTENSION_MONTHS)
    if extended_to <= term.ends_on:
        raise Refused(
            "organizing.extension_backwards",
            N_("The term ends on {ends_on}; an extension goes beyond that day."),
            ends_on=term.ends_on,
        )
    if extended_to > latest:
        raise Refused(
            "organizing.extension_too_long",
            N_("The term ends on {ends_on} and can be extended to {latest} at most (six months), not to {asked}."),
            ends_on=term.ends_on,
            latest=latest,
            asked=extended_to,
        )
