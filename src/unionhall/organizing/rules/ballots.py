"""Counting ballots (工会基层组织选举工作条例 arts. 17-27), exact and explained.

Secret, in person, no proxy. Elected is whoever has the majority of those who are *due*, ranked by votes, as many as
there are seats; a tie at the cut goes to a run-off among the tied; too few elected is a shortfall that the meeting
decides about. Every step leaves one line of arithmetic, which the page and the minutes show.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_, Sentence
from unionhall.workflow.rules.majorities import least, reaches

FOR, AGAINST, ABSTAIN = "for", "against", "abstain"
MARKS = (FOR, AGAINST, ABSTAIN)
NO_QUORUM, VOID, DECIDED = "no_quorum", "void", "decided"
VERDICTS = {
    NO_QUORUM: N_("No quorum: no vote is held, a new date is set"),
    VOID: N_("Void: the meeting votes again"),
    DECIDED: N_("Decided"),
}


@dataclass(frozen=True, slots=True)
class Rules:
    """``quorum`` of the due must be present (inclusive); elected is more than ``majority`` of the due.

    ``majority_inclusive``: "half or more" suffices; ``by_rank_only``: a run-off, where more votes win.
    """

    quorum: Fraction = Fraction(2, 3)
    majority: Fraction = Fraction(1, 2)
    majority_inclusive: bool = False
    by_rank_only: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """How often one name was marked."""

    for_: int
    against: int = 0
    abstain: int = 0

    @property
    def total(self) -> int:
        return self.for_ + self.against + self.abstain


@dataclass(frozen=True, slots=True)
class Count:
    """What the tellers report. ``votes`` by candidate key; ``written_in`` are names that voters wrote themselves."""

    due: int
    present: int
    issued: int
    collected: int
    valid: int
    votes: Mapping[str, Marks]
    written_in: Mapping[str, int]

    @property
    def invalid(self) -> int:
        return self.collected - self.valid


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the arithmetic: holds or not, and its sentence with all numbers."""

    holds: bool
    code: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Place:
    """One name in the order of votes."""

    key: str
    votes: int
    majority: bool
    elected: bool
    run_off: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What follows from a count; ``short`` seats stay empty, ``run_off`` fight for ``run_off_seats``."""

    verdict: str
    places: tuple[Place, ...]
    run_off_seats: int
    short: int
    arithmetic: tuple[Line, ...]

    @property
    def elected(self) -> tuple[str, ...]:
        return tuple(place.key for place in self.places if place.elected)

    @property
    def run_off(self) -> tuple[str, ...]:
        return tuple(place.key for place in self.places if place.run_off)


def valid_ballot(marks: Iterable[str], seats: int) -> bool:
    """Tell whether one ballot is valid: at most as many for as there are seats; fewer is valid."""
    return sum(mark == FOR for mark in marks) <= seats


def quorum_line(due: int, present: int, rules: Rules) -> Line:
    """Say whether enough are present to vote at all."""
    needed = least(due, rules.quorum, inclusive=True)
    return Line(
        reaches(present, due, rules.quorum, inclusive=True),
        "quorum",
        Sentence(
            N_("Quorum: {present} of {due} due are present, {needed} are needed ({share})."),
            {"present": present, "due": due, "needed": needed, "share": str(rules.quorum)},
        ),
    )


def check_count(count: Count, seats: int) -> None:
    """Refuse numbers that cannot be: what adds up wrongly was counted or typed wrongly. Void is not refused here."""
    numbers = (count.due, count.present, count.issued, count.collected, count.valid, *count.written_in.values())
    if min((*numbers, *(n for one in count.votes.values() for n in (one.for_, one.against, one.abstain)))) < 0:
        raise Refused("organizing.negative_count", N_("A count cannot be negative."))
    if count.present > count.due:
        raise _refuse(
            "more_present", N_("{left} are present, {right} are due. Correct the roll or the sign-in."),
            count.present, count.due,
        )  # fmt: skip
    if count.issued > count.present:
        raise _refuse(
            "more_issued", N_("{left} ballots were issued to {right} who are present; nobody votes for another."),
            count.issued, count.present,
        )  # fmt: skip
    if count.valid > count.collected:
        raise _refuse(
            "more_valid", N_("{left} valid ballots of {right} collected."), count.valid, count.collected
        )  # fmt: skip
    for name, marks in count.votes.items():
        if marks.total != count.valid:
            raise Refused(
                "organizing.marks_do_not_add_up",
                N_("{name}: {for_} for, {against} against, {abstain} abstaining are {total}, not the {valid} valid."),
                name=name, for_=marks.for_, against=marks.against, abstain=marks.abstain, total=marks.total,
                valid=count.valid,
            )  # fmt: skip
    given = sum(marks.for_ for marks in count.votes.values()) + sum(count.written_in.values())
    if given > count.valid * seats:
        raise _refuse(
            "more_marks", N_("{left} votes for candidates, but valid ballots allow {right} at most."),
            given, count.valid * seats,
        )  # fmt: skip


def decide(count: Count, seats: int, rules: Rules) -> Result:
    """Return the result of a checked count."""
    assert seats > 0, "an election is for at least one seat"
    quorum = quorum_line(count.due, count.present, rules)
    if not quorum.holds:
        return Result(NO_QUORUM, (), 0, seats, (quorum,))
    returned = Line(
        count.collected <= count.issued,
        "returned",
        Sentence(
            N_("Ballots: {issued} issued, {collected} collected, {valid} valid, {invalid} invalid."),
            {"issued": count.issued, "collected": count.collected, "valid": count.valid, "invalid": count.invalid},
        ),
    )
    if not returned.holds:
        return Result(VOID, (), 0, seats, (quorum, returned))
    votes = {**{key: marks.for_ for key, marks in count.votes.items()}, **count.written_in}
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    qualified = [key for key, number in ranked if _qualifies(number, count.due, rules)]
    elected, tied = _cut(qualified, votes, seats)
    run_off_seats = seats - len(elected) if tied else 0
    places = tuple(
        Place(key, number, _qualifies(number, count.due, rules), key in elected, key in tied) for key, number in ranked
    )
    short = seats - len(elected) - run_off_seats
    lines = (
        quorum,
        returned,
        *_majority_lines(count.due, rules),
        _seats_line(seats, len(elected), short, run_off_seats),
    )
    return Result(DECIDED, places, run_off_seats, short, lines)


def may_reduce(elected: int, allowed: Sequence[int]) -> bool:
    """Tell whether the seats can be reduced to those elected: the number must stay inside the table of sizes."""
    return elected in allowed


def agreement_line(agree: int, due: int, rules: Rules) -> Line:
    """Say whether the meeting agrees to fewer seats: more than half of those due."""
    needed = least(due, rules.majority, inclusive=rules.majority_inclusive)
    return Line(
        reaches(agree, due, rules.majority, inclusive=rules.majority_inclusive),
        "agreement",
        Sentence(
            N_("Agreement: {agree} of {due} due agree, {needed} are needed."),
            {"agree": agree, "due": due, "needed": needed},
        ),
    )


def _qualifies(votes: int, due: int, rules: Rules) -> bool:
    if rules.by_rank_only:
        return votes > 0
    return reaches(votes, due, rules.majority, inclusive=rules.majority_inclusive)


def _cut(qualified: Sequence[str], votes: Mapping[str, int], seats: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return who is elected and who is tied at the cut."""
    if len(qualified) <= seats:
        return frozenset(qualified), frozenset()
    last = votes[qualified[seats - 1]]
    if votes[qualified[seats]] < last:
        return frozenset(qualified[:seats]), frozenset()
    above = frozenset(key for key in qualified if votes[key] > last)
    return above, frozenset(key for key in qualified if votes[key] == last)


def _majority_lines(due: int, rules: Rules) -> tuple[Line, ...]:
    if rules.by_rank_only:
        return (Line(True, "rank", Sentence(N_("Run-off: whoever has more votes wins."))),)
    needed = least(due, rules.majority, inclusive=rules.majority_inclusive)
    template = (
        N_("Majority: {needed} votes for are needed ({share} of {due} due, or more).")
        if rules.majority_inclusive
        else N_("Majority: {needed} votes for are needed (more than {share} of {due} due).")
    )
    return (Line(True, "majority", Sentence(template, {"needed": needed, "due": due, "share": str(rules.majority)})),)


def _seats_line(seats: int, elected: int, short: int, run_off_seats: int) -> Line:
    facts = {"seats": seats, "elected": elected, "short": short, "run_off": run_off_seats}
    if run_off_seats:
        template = N_("Seats: {elected} of {seats} are filled; a run-off decides {run_off}, because votes are equal.")
    elif short:
        template = N_("Seats: {elected} of {seats} are filled, {short} are not.")
    else:
        template = N_("Seats: all {seats} are filled.")
    return Line(not short and not run_off_seats, "seats", Sentence(template, facts))


def _refuse(code: str, template: str, left: int, right: int) -> Refused:
    return Refused(f"organizing.{code}", template, left=left, right=right)
