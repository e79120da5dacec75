"""Membership status as a declared table (会籍管理办法 2016; 工会法 arts. 3, 13): what may follow what, and by whom.

A spell is never reopened: ended statuses have no way out. Rejoining is a new spell that names the one before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from unionhall.kernel.errors import Refused
from unionhall.kernel.identity import age_on
from unionhall.kernel.text import N_, Sentence
from unionhall.registry.rules.kinds import (
    ACTIVE,
    DECEASED,
    DEEMED_EXITED,
    EXITED,
    EXPELLED,
    HOLDS_MEMBERS,
    RETAINED,
    STATUSES,
    TRANSFERRED,
    TRANSFERRING,
    VOIDED,
)

MEMBER, UNION, FEDERATION = "member", "union", "federation"
PARTIES = (MEMBER, UNION, FEDERATION)

MINIMUM_AGE = 16  # 劳动法 art. 15
OF_AGE = 18  # younger workers (未成年工) are marked
SILENT_MONTHS = 6  # 会籍管理办法 2016: six months without dues and without taking part, after education

# Why a membership is retained (会籍管理办法 2016; 工会法 art. 13).
GROUNDS = {
    "retirement": N_("Retirement"),
    "unemployment": N_("Unemployment"),
    "military_service": N_("Military service"),
    "employer_dissolved": N_("The employer was dissolved"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """What is known about a wanted change; ``papers`` are the numbers of documents on file."""

    on: date
    spell_from_on: date
    today: date
    reason: str = ""
    ground: str = ""
    papers: tuple[str, ...] = ()
    educated_on: tuple[date, ...] = ()
    talked_on: date | None = None
    other_running: bool = False


Guard = Callable[[Change], Sentence | None]


def _dated(change: Change) -> Sentence | None:
    if change.on < change.spell_from_on:
        return Sentence(N_("The day lies before the membership began on {day}."), {"day": change.spell_from_on})
    if change.on > change.today:
        return Sentence(N_("The day lies in the future; enter the change when it has happened."))
    return None


def _reasoned(change: Change) -> Sentence | None:
    return None if change.reason.strip() else Sentence(N_("Say why."))


def _grounded(change: Change) -> Sentence | None:
    if change.ground in GROUNDS:
        return None
    return Sentence(N_("Name the ground: retirement, unemployment, military service or the employer's end."))


def _on_paper(change: Change) -> Sentence | None:
    return None if any(paper.strip() for paper in change.papers) else Sentence(N_("Name the paper it rests on."))


def _talked(change: Change) -> Sentence | None:
    if change.talked_on is not None and change.talked_on <= change.on:
        return None
    return Sentence(N_("The committee first talks with the member: enter the day of the talk."))


def _educated(change: Change) -> Sentence | None:
    days = sorted(set(change.educated_on))
    if len(days) >= 2 and days[-1] <= change.on:
        return None
    return Sentence(
        N_("Two dated records of education before that day are needed, {count} are there."), {"count": len(days)}
    )


def _alone(change: Change) -> Sentence | None:
    if not change.other_running:
        return None
    return Sentence(
        N_("The person is a member elsewhere by now; a retained membership cannot become active beside it.")
    )


@dataclass(frozen=True, slots=True)
class Transition:
    """``event`` leads from ``source`` to ``target`` when one of ``parties`` says so and every guard is content."""

    event: str
    source: str
    target: str
    parties: frozenset[str]
    guards: tuple[Guard, ...] = ()

    @property
    def ends(self) -> bool:
        return self.target in ENDED


ENDED = frozenset({EXITED, DEEMED_EXITED, EXPELLED, DECEASED, VOIDED, TRANSFERRED})
assert {ACTIVE, TRANSFERRING, RETAINED} | ENDED == STATUSES.keys()

EVENTS = {
    "request_transfer": N_("Ask for a transfer"),
    "cancel_transfer": N_("Take the transfer back"),
    "hand_over": N_("Hand the membership over to the next union"),
    "retain": N_("Retain the membership"),
    "restore": N_("Restore the membership"),
    "leave": N_("Record that the member leaves"),
    "deem_left": N_("Record that the member is deemed to have left"),
    "expel": N_("Record an expulsion"),
    "die": N_("Record a death"),
    "void": N_("Declare the membership void"),
}


def _rows() -> tuple[Transition, ...]:
    both, union = frozenset({MEMBER, UNION}), frozenset({UNION})
    rows = [
        Transition("request_transfer", ACTIVE, TRANSFERRING, both, (_dated,)),
        Transition("cancel_transfer", TRANSFERRING, ACTIVE, both, (_dated,)),
        Transition("hand_over", ACTIVE, TRANSFERRED, union, (_dated, _reasoned)),
        Transition("hand_over", TRANSFERRING, TRANSFERRED, union, (_dated, _reasoned)),
        Transition("hand_over", RETAINED, TRANSFERRED, union, (_dated, _reasoned)),
        Transition("retain", ACTIVE, RETAINED, union, (_dated, _grounded)),
        Transition("restore", RETAINED, ACTIVE, union, (_dated, _reasoned, _alone)),
        Transition("deem_left", ACTIVE, DEEMED_EXITED, union, (_dated, _reasoned, _educated, _on_paper)),
        Transition("expel", ACTIVE, EXPELLED, union, (_dated, _reasoned, _on_paper)),
    ]
    for source in (ACTIVE, TRANSFERRING, RETAINED):
        rows += [
            Transition("leave", source, EXITED, union, (_dated, _on_paper, _talked)),
            Transition("die", source, DECEASED, union, (_dated,)),
            Transition("void", source, VOIDED, frozenset({FEDERATION}), (_reasoned,)),
        ]
    return tuple(rows)


TRANSITIONS = _rows()
_TABLE = {(row.event, row.source): row for row in TRANSITIONS}
assert len(_TABLE) == len(TRANSITIONS)
assert {row.event for row in TRANSITIONS} == EVENTS.keys()


def possible(status: str, party: str) -> tuple[Transition, ...]:
    """Return what ``party`` may do with a spell in ``status``, for the buttons."""
    return tuple(row for row in TRANSITIONS if row.source == status and party in row.parties)


def decide(event: str, status: str, party: str, change: Change) -> Transition:
    """Return the transition, or refuse: not in the table, not this party's, or with every guard that is not content."""
    row = _TABLE.get((event, status))
    if row is None:
        raise Refused(
            "registry.no_such_change",
            N_("A membership in this state does not allow that. Look at its present state."),
            event=event,
            status=status,
        )
    if party not in row.parties:
        raise Refused(
            "registry.not_this_party",
            N_("This step is somebody else's to take."),
            event=event,
            status=status,
            party=party,
        )
    answers = [(guard.__name__.strip("_"), guard(change)) for guard in row.guards]
    failed = {name: sentence for name, sentence in answers if sentence is not None}
    if failed:
        first = next(iter(failed.values()))
        facts: dict[str, Any] = {**first.facts, "open": sorted(failed)}
        raise Refused("registry.change_not_ready", first.template, **facts)
    return row


@dataclass(frozen=True, slots=True)
class Host:
    """What the start of a spell needs to know of the union."""

    name: str
    kind: str
    founded_on: date | None
    closed_on: date | None


def check_start(
    host: Host, *, subject: str, from_on: date, joined_on: date, birth_on: date | None, today: date
) -> None:
    """Refuse a spell that cannot begin; ``subject`` names the person or the row in the refusal."""
    if host.kind not in HOLDS_MEMBERS:
        raise Refused(
            "registry.holds_no_members",
            N_("{union} has no members of its own. Choose a union under it."),
            union=host.name,
        )
    if host.closed_on is not None:
        raise Refused("registry.union_closed", N_("{union} was closed on {day}."), union=host.name, day=host.closed_on)
    if host.founded_on is not None and from_on < host.founded_on:
        raise Refused(
            "registry.before_founding",
            N_("{subject}: {union} was founded on {day}; nobody was its member before."),
            subject=subject,
            union=host.name,
            day=host.founded_on,
        )
    if from_on > today:
        raise Refused(
            "registry.starts_in_future",
            N_("{subject}: a membership begins on the day of approval, not in the future."),
            subject=subject,
        )
    if joined_on > from_on:
        raise Refused(
            "registry.joined_after_start",
            N_("{subject}: the day of first joining lies after this membership's first day."),
            subject=subject,
        )
    if birth_on is not None and age_on(birth_on, joined_on) < MINIMUM_AGE:
        raise Refused(
            "registry.too_young",
            N_("{subject} was younger than {age} on the day of joining (Labour Law art. 15)."),
            subject=subject,
            age=MINIMUM_AGE,
        )


def is_juvenile(birth_on: date | None, day: date) -> bool:
    """Tell whether a worker is 16 or 17 (未成年工) and must be marked."""
    return birth_on is not None and MINIMUM_AGE <= age_on(birth_on, day) < OF_AGE
