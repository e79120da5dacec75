"""How an enterprise stands: red, soon due, unknown or in order, each with its reasons and their numbers.

The red list: a committee past its term, no congress within twelve months, an overdue posting, a collective contract
that ends within ninety days, 25 or more staff without a union. What nobody recorded is unknown and never red.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from unionhall.kernel.text import N_, Sentence

RED, SOON, UNKNOWN, FINE = "red", "soon", "unknown", "fine"
COLOURS = {
    RED: N_("On the red list"),
    SOON: N_("Due soon"),
    UNKNOWN: N_("Not to be judged"),
    FINE: N_("In order"),
}
UNION, TERM, CONGRESS, OPENNESS, CONTRACT = "union", "term", "congress", "openness", "contract"
REASONS = {
    UNION: N_("25 or more staff, no union"),
    TERM: N_("Term of the committee"),
    CONGRESS: N_("Congress within twelve months"),
    OPENNESS: N_("Open factory affairs"),
    CONTRACT: N_("Collective contract"),
}
# 工会法 art. 11: from 25 members on a union has a committee; the red list asks for a union from 25 staff on.
STAFF_FOR_A_UNION = 25
# 企业民主管理规定: a congress meets at least once a year.
CONGRESS_MONTHS = 12
# Our own foresight, in days: when to speak before something is due.
TERM_SOON, CONGRESS_SOON, OPENNESS_SOON, CONTRACT_SOON = 90, 60, 30, 90


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record of one kind of practice: the last day held, how long it counts, when none was found."""

    last_on: date | None = None
    until: date | None = None
    none_on: date | None = None

    @property
    def missing(self) -> bool:
        """Tell whether the latest word is that there is none."""
        return self.none_on is not None and (self.last_on is None or self.none_on > self.last_on)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one enterprise on a day; ``None`` is unknown. ``union`` is its own union or a joint one."""

    headcount: int | None
    union: bool
    term_ends_on: date | None = None
    congress: Known = Known()
    openness: Known = Known()
    contract: Known = Known()


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding: what it is about, its colour, and the sentence with its numbers."""

    code: str
    colour: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Judgement:
    """The colour of an enterprise and every reason for it, the gravest first."""

    colour: str
    reasons: tuple[Reason, ...]

    def of(self, colour: str) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.colour == colour)


def months_before(day: date, months: int) -> date:
    """Return the same day of the month ``months`` earlier, or that month's last day."""
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def judge(facts: Facts, today: date) -> Judgement:
    """Return the colour: red over soon over unknown; without any reason all is in order."""
    found = [reason for reason in _reasons(facts, today) if reason is not None]
    order = (RED, SOON, UNKNOWN)
    found.sort(key=lambda reason: order.index(reason.colour))
    return Judgement(found[0].colour if found else FINE, tuple(found))


def _reasons(facts: Facts, today: date) -> Iterable[Reason | None]:
    if not facts.union:
        yield _no_union(facts)
        return
    yield _term(facts, today)
    yield _congress(facts.congress, today)
    yield _openness(facts.openness, today)
    yield _contract(facts, today)


def _no_union(facts: Facts) -> Reason | None:
    if facts.headcount is None:
        return Reason(UNION, UNKNOWN, Sentence(N_("No union, and the number of staff is not on record."), {}))
    if facts.headcount < STAFF_FOR_A_UNION:
        return None
    return Reason(UNION, RED, Sentence(N_("{count} staff and no union."), {"count": facts.headcount}))


def _term(facts: Facts, today: date) -> Reason | None:
    ends = facts.term_ends_on
    if ends is None:
        return Reason(TERM, UNKNOWN, Sentence(N_("The term of the committee is not on record."), {}))
    if ends < today:
        words = {"day": ends, "days": (today - ends).days}
        return Reason(TERM, RED, Sentence(N_("The term ended on {day}, {days} days ago."), words))
    if ends <= today + timedelta(days=TERM_SOON):
        words = {"day": ends, "days": (ends - today).days}
        return Reason(TERM, SOON, Sentence(N_("The term ends on {day}, in {days} days."), words))
    return None


def _congress(known: Known, today: date) -> Reason | None:
    if known.last_on is None:
        if known.none_on is not None:
            return Reason(CONGRESS, RED, Sentence(N_("No congress, as found on {day}."), {"day": known.none_on}))
        return Reason(CONGRESS, UNKNOWN, Sentence(N_("No congress is on record."), {}))
    words: dict[str, object] = {"day": known.last_on, "days": (today - known.last_on).days}
    if known.last_on < months_before(today, CONGRESS_MONTHS):
        return Reason(CONGRESS, RED, Sentence(N_("The last congress met on {day}, {days} days ago."), words))
    if known.last_on < months_before(today + timedelta(days=CONGRESS_SOON), CONGRESS_MONTHS):
        return Reason(CONGRESS, SOON, Sentence(N_("The last congress met on {day}; the next is due."), words))
    return None


def _openness(known: Known, today: date) -> Reason | None:
    if known.missing:
        return Reason(OPENNESS, RED, Sentence(N_("Nothing was posted, as found on {day}."), {"day": known.none_on}))
    if known.until is None:
        return Reason(OPENNESS, UNKNOWN, Sentence(N_("No posting is on record."), {}))
    if known.until < today:
        words = {"day": known.until, "days": (today - known.until).days}
        return Reason(OPENNESS, RED, Sentence(N_("A posting was due by {day}, {days} days ago."), words))
    if known.until <= today + timedelta(days=OPENNESS_SOON):
        words = {"day": known.until, "days": (known.until - today).days}
        return Reason(OPENNESS, SOON, Sentence(N_("The next posting is due by {day}, in {days} days."), words))
    return None


def _contract(facts: Facts, today: date) -> Reason | None:
    if facts.headcount is not None and facts.headcount < STAFF_FOR_A_UNION:
        return None
    known = facts.contract
    if known.missing:
        return Reason(CONTRACT, RED, Sentence(N_("No collective contract, as found on {day}."), {"day": known.none_on}))
    if known.until is None:
        return Reason(CONTRACT, UNKNOWN, Sentence(N_("No collective contract is on record."), {}))
    if known.until < today:
        words = {"day": known.until, "days": (today - known.until).days}
        return Reason(CONTRACT, RED, Sentence(N_("The contract ended on {day}, {days} days ago."), words))
    if known.until <= today + timedelta(days=CONTRACT_SOON):
        words = {"day": known.until, "days": (known.until - today).days}
        return Reason(CONTRACT, RED, Sentence(N_("The contract ends on {day}, in {days} days."), words))
    return None
