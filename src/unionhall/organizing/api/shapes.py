"""Shapes of organizing's answers and requests."""

from typing import Annotated

from ninja import Field, Schema

from unionhall.base.api.shapes import Code, Day, Id, Line, Word

MOST = 10_000


class UndertakingOut(Schema):
    """A founding, re-election, by-election or recall."""

    id: int
    kind: str
    union_code: str = Field(alias="union.code")
    run_id: int | None
    form: str
    seats: int | None
    audit_seats: int | None
    women_seats: int
    term_years: int | None
    meeting_on: Day | None
    done: list[str]
    finished_on: Day | None
    outcome: str
    version: int


class FoundingIn(Schema):
    """A founding to begin."""

    uscc: Code
    code: Code
    name: Line
    kind: Word = "single_union"


class RenewalIn(Schema):
    """A re-election, by-election or recall to begin."""

    union_code: Code
    kind: Word
    timing: Word = "on_time"
    reason: Line = ""


class PrepMemberIn(Schema):
    """Somebody of the preparatory group."""

    name: Line
    role: Word
    legal_representative: bool = False
    sex: Word = ""
    job: Line = ""


class PrepGroupIn(Schema):
    """The whole group."""

    people: list[PrepMemberIn] = Field(max_length=20)


class PlanIn(Schema):
    """The whole plan; ``version`` is what the caller read."""

    version: int = Field(ge=0, le=2**31 - 1)
    small_form: Word = ""
    form: Word = ""
    seats: int | None = Field(None, ge=0, le=200)
    audit_seats: int | None = Field(None, ge=0, le=50)
    women_seats: int = Field(0, ge=0, le=50)
    term_years: int | None = Field(None, ge=0, le=50)
    delegates: int = Field(0, ge=0, le=MOST)
    delegates_managers: int = Field(0, ge=0, le=MOST)
    meeting_on: Day | None = None
    done: list[Word] = Field([], max_length=20)


class VoterOut(Schema):
    """A line of the frozen roll."""

    id: int
    person_id: int
    name: str
    group_name: str
    struck: bool
    added: bool
    reason: str


class CorrectionIn(Schema):
    """A correction of the roll."""

    person_id: Id
    strike: bool
    reason: Line


class DisplayIn(Schema):
    """A list to display: candidates or roll."""

    what: Word
    title: Line
    start_on: Day
    working_days: int = Field(ge=1, le=60)
    contact: Line


class CandidateIn(Schema):
    """A candidate and the facts that judge them."""

    body: Word
    person_id: Id
    strokes: int = Field(0, ge=0, le=64)
    function: Word = ""
    relation: Word = ""
    frontline: bool = False
    recommended_by_superior: bool = False
    missed_training: bool = False
    nominations: dict[str, int] = Field({}, max_length=200)


class ParticularsIn(Schema):
    """What the papers say besides the numbers, by key; an empty text takes one away."""

    given: dict[Word, Annotated[str, Field(max_length=20_000)]] = Field(max_length=40)


class ParticularsOut(Schema):
    """What was noted, by key."""

    noted: dict[str, str]


class DelegatesIn(Schema):
    """Who votes in a congress, and who of them leads a department."""

    person_ids: list[Id] = Field(max_length=MOST)
    managers: list[Id] = Field([], max_length=MOST)


class ReasonIn(Schema):
    """A sentence that goes on record."""

    reason: Line


class TellersIn(Schema):
    """Who counts."""

    person_ids: list[Id] = Field(max_length=50)


class ElectionIn(Schema):
    """A ballot to prepare; ``seats`` empty: as the plan says."""

    body: Word
    method: Word = "paper"
    seats: int | None = Field(None, ge=1, le=200)
    direct: bool = False


class ElectionOut(Schema):
    """A ballot; numbers stay empty until it is counted."""

    id: int
    undertaking_id: int
    body: str
    round: str
    method: str
    seats: int
    state: str
    due: int
    present: int | None
    issued: int | None
    collected: int | None
    valid: int | None
    verdict: str
    short: int
    run_off_seats: int
    settlement: str


class CountIn(Schema):
    """A tally: ``votes`` are "candidate:for:against:abstain", ``written_in`` are "name:votes"."""

    present: int = Field(ge=0, le=1_000_000)
    issued: int = Field(ge=0, le=1_000_000)
    collected: int = Field(ge=0, le=1_000_000)
    valid: int = Field(ge=0, le=1_000_000)
    votes: list[str] = Field(max_length=200)
    written_in: list[str] = Field([], max_length=200)
    signed_by: list[Id] = Field(max_length=50)


class OpenIn(Schema):
    """How many hours the voting runs."""

    hours: int = Field(ge=1, le=240)


class SettleIn(Schema):
    """What follows: run_off, refill or reduce (with how many agreed)."""

    settlement: Word
    agreed: int | None = Field(None, ge=0, le=1_000_000)


class TermOut(Schema):
    """A running term."""

    id: int
    union_code: str = Field(alias="union.code")
    elected_on: Day
    ends_on: Day
    extended_to: Day | None


class TermIn(Schema):
    """A running term of a union that was elected earlier."""

    union_code: Code
    elected_on: Day
    years: int = Field(ge=0, le=50)


class ExtensionIn(Schema):
    """An approved extension."""

    extended_to: Day
    paper: Line
    reason: Line


class CandidateFindingOut(Schema):
    """What is found about a candidate: blocks, asks or warns."""

    weight: str
    code: str


class CandidateOut(Schema):
    """A candidate; ``open``: something keeps the list from being displayed."""

    id: int
    name: str
    body: str
    votes: int
    findings: list[CandidateFindingOut]
    open: bool


class ResultLineOut(Schema):
    """One name of a result; numbers are empty while they are unknown or may not be told."""

    name: str
    candidate_id: int | None
    votes_for: int | None
    votes_against: int | None
    votes_abstain: int | None
    elected: bool
    run_off: bool


class ArithmeticOut(Schema):
    """One step of the arithmetic."""

    holds: bool
    sentence: str


class ResultOut(Schema):
    """A result with its arithmetic; ``suppressed``: too few voted to tell numbers."""

    lines: list[ResultLineOut]
    arithmetic: list[ArithmeticOut]
    suppressed: bool
