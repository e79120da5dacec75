"""What a procedure is: a declared table of states and transitions with guards, clocks, papers and roles.

A procedure is data. The engine fires it, and the buttons, the wall chart, "what happens next", the BPMN export and the
exhaustive test come from the same table. A module declares its tables in ``rules/`` and registers them at start.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from unionhall.kernel.text import N_, Sentence
from unionhall.workflow.rules.profile_keys import KEYS

Facts = Mapping[str, Any]
"""What guards judge: plain values, gathered by the owning module; see ``docs/workflow.md`` for what the engine adds."""

Role = Literal["initiator", "unit", "superior", "station", "nobody"]
Unit = Literal["working_day", "day", "month", "given_day"]
Final = Literal["", "done", "failed"]

INITIATOR, UNIT, SUPERIOR, STATION, NOBODY = "initiator", "unit", "superior", "station", "nobody"
ROLES = {
    INITIATOR: N_("whoever began it"),
    UNIT: N_("the union itself"),
    SUPERIOR: N_("the union above"),
    STATION: N_("the guidance station"),
    NOBODY: N_("nobody: time alone"),
}
WORKING_DAY, DAY, MONTH, GIVEN_DAY = "working_day", "day", "month", "given_day"
_LONGEST = 3650  # days or months: whoever means more has mistaken the unit
UNITS = {
    WORKING_DAY: N_("working days"),
    DAY: N_("days"),
    MONTH: N_("months"),
    GIVEN_DAY: N_("days to the day that was set"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a guard found: ``sentence`` (marked with ``N_``) says it with its numbers, which are in ``facts``.

    >>> Finding(False, "quorum", "{present} of {due} are present.", {"present": 66, "due": 100}).said().plain()
    '66 of 100 are present.'
    """

    ok: bool
    code: str
    sentence: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def said(self) -> Sentence:
        """Return the sentence with its facts, ready for translation."""
        return Sentence(self.sentence, self.facts)


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition of a transition: ``check`` is pure and never raises for an expected answer."""

    code: str
    title: str
    check: Callable[[Facts], Finding]


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit that begins when its state is entered. ``amount`` as text is a key of the rule profile.

    With the unit ``given_day`` the text names a value of the run instead: the last day itself, as ISO text.

    When it runs out, ``outcome`` (an event of the state) is fired by default; ``escalate`` shows the run to the union
    above whoever has it. A limit that runs ``once`` counts from the run's first stay under its code: who goes back, or
    on to a state with the same limit, wins no time.
    """

    code: str
    title: str
    amount: int | str
    unit: Unit
    outcome: str = ""
    escalate: bool = False
    once: bool = False


@dataclass(frozen=True, slots=True)
class PaperNeed:
    """A paper of the step: ``fill`` = it must be filled in, ``file`` = it must be filed (numbered and locked)."""

    template: str
    required: bool = True
    at: Literal["fill", "file"] = "file"


@dataclass(frozen=True, slots=True)
class Approval:
    """One signature before a transition may be fired: asked for from ``from_fen`` upwards, in the order of the table.

    The amount is ``amount_fen`` of the facts. Signers differ from each other and from whoever prepared the step.
    """

    code: str
    title: str
    role: Role
    grant: str
    from_fen: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """Where a run can stand; ``holder`` has it there. A final state ends the run."""

    code: str
    title: str
    holder: Role
    clocks: tuple[Clock, ...] = ()
    final: Final = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Transition:
    """``event`` leads from ``source`` to ``target``; whoever stands as ``role`` and holds ``grant`` may fire it."""

    event: str
    source: str
    target: str
    title: str
    role: Role
    grant: str
    guards: tuple[Guard, ...] = ()
    papers: tuple[PaperNeed, ...] = ()
    reason: bool = False
    back: bool = False
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """A whole table; ``keys`` are the keys of the rule profile that its guards read."""

    code: str
    title: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    start: str
    keys: tuple[str, ...] = ()

    def state(self, code: str) -> State:
        """Return a state of the table."""
        return next(state for state in self.states if state.code == code)

    def leaving(self, source: str) -> tuple[Transition, ...]:
        """Return what can happen in a state, in the order of the table."""
        return tuple(transition for transition in self.transitions if transition.source == source)

    def transition(self, source: str, event: str) -> Transition | None:
        """Return what ``event`` does in ``source``, ``None`` when the table says nothing: then it is refused."""
        return next((one for one in self.leaving(source) if one.event == event), None)


def faults(
    procedure: Procedure, *, grants: Collection[str] | None = None, papers: Collection[str] | None = None
) -> list[str]:
    """Return everything that is wrong with a table, in plain English for its author; empty when it is sound.

    ``grants`` and ``papers`` are what the installation knows; without them only the form of the words is judged.
    """
    return [
        *_word_faults(procedure),
        *_state_faults(procedure),
        *_clock_faults(procedure),
        *_transition_faults(procedure, grants, papers),
        *_path_faults(procedure),
    ]


_NAME = re.compile(r"[a-z][a-z0-9_]*")
_GRANT = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_TEMPLATE = re.compile(r"[A-Z]\d\d")


def _word_faults(table: Procedure) -> Iterator[str]:
    if not _GRANT.fullmatch(table.code):
        yield f"procedure {table.code}: the code is not module.name"
    if not table.title:
        yield f"procedure {table.code}: no title"
    for key in table.keys:
        if key not in KEYS:
            yield f"procedure {table.code}: unknown profile key {key}"
    yield from (f"state {code}: declared twice" for code in _twice(state.code for state in table.states))
    for (source, event), count in Counter((one.source, one.event) for one in table.transitions).items():
        if count > 1:
            yield f"event {event} in state {source}: declared twice"


def _state_faults(table: Procedure) -> Iterator[str]:
    if table.start not in {state.code for state in table.states}:
        yield f"start {table.start}: unknown state"
    for state in table.states:
        said = [
            (not _NAME.fullmatch(state.code), "the code is not a plain word"),
            (not state.title, "no title"),
            (state.holder not in ROLES, f"unknown role {state.holder}"),
            (state.final not in {"", "done", "failed"}, f"unknown kind of end {state.final}"),
        ]
        said += _end_faults(table, state) if state.final else _stay_faults(table, state)
        yield from (f"state {state.code}: {fault}" for wrong, fault in said if wrong)


def _end_faults(table: Procedure, state: State) -> list[tuple[bool, str]]:
    leaving = table.leaving(state.code)
    return [
        (state.code == table.start, "the start is final"),
        (bool(leaving), f"final, but {', '.join(one.event for one in leaving)} leads out of it"),
        (bool(state.clocks), "final, but a clock runs in it"),
        (state.holder != NOBODY, f"final, but {state.holder} still has it"),
    ]


def _stay_faults(table: Procedure, state: State) -> list[tuple[bool, str]]:
    leaving = table.leaving(state.code)
    timed = any(clock.outcome for clock in state.clocks)
    idle = state.holder in ROLES and state.holder != NOBODY and state.holder not in {one.role for one in leaving}
    return [
        (not leaving, "a dead end that is not final"),
        (bool(leaving) and state.holder == NOBODY and not timed, "nobody has it and no clock leads out of it"),
        (bool(leaving) and idle, f"{state.holder} has it but can do nothing"),
    ]


def _clock_faults(table: Procedure) -> Iterator[str]:
    for state in table.states:
        yield from (
            f"state {state.code}: clock {code} is declared twice" for code in _twice(c.code for c in state.clocks)
        )
        for clock in state.clocks:
            said = [(clock.unit not in UNITS, f"unknown unit {clock.unit}"), _amount_fault(table, clock)]
            said += _outcome_faults(table, state, clock) if clock.outcome else []
            yield from (f"clock {clock.code} in state {state.code}: {fault}" for wrong, fault in said if wrong)


def _amount_fault(table: Procedure, clock: Clock) -> tuple[bool, str]:
    if clock.unit == GIVEN_DAY:
        named = isinstance(clock.amount, str) and _NAME.fullmatch(clock.amount) is not None
        return not named, f"{clock.amount} names no value that holds the day"
    if isinstance(clock.amount, str):
        return clock.amount not in table.keys, f"{clock.amount} is not among the keys of the procedure"
    return not 0 < clock.amount <= _LONGEST, f"{clock.amount} is no amount"


def _outcome_faults(table: Procedure, state: State, clock: Clock) -> list[tuple[bool, str]]:
    leads = table.transition(state.code, clock.outcome)
    by_hand = leads is not None and (bool(leads.approvals) or any(need.required for need in leads.papers))
    return [
        (leads is None, f"its outcome {clock.outcome} is no event of this state"),
        (by_hand, f"its outcome {clock.outcome} needs papers or signatures that a clock cannot give"),
    ]


def _transition_faults(
    table: Procedure, grants: Collection[str] | None, papers: Collection[str] | None
) -> Iterator[str]:
    codes = {state.code for state in table.states}
    outcomes = {(state.code, clock.outcome) for state in table.states for clock in state.clocks}
    for one in table.transitions:
        said = [
            (not _NAME.fullmatch(one.event), "the event is not a plain word"),
            (not one.title, "no title"),
            *((end not in codes, f"unknown state {end}") for end in (one.source, one.target)),
            (one.role not in ROLES, f"unknown role {one.role}"),
            (one.role == NOBODY and (one.source, one.event) not in outcomes, "nobody may fire it and no clock does"),
            *((True, f"guard {code} is declared twice") for code in _twice(guard.code for guard in one.guards)),
        ]
        said += [(True, fault) for fault in _grant_faults(one.grant, grants)]
        said += [(True, fault) for fault in _paper_faults(one.papers, papers)]
        said += [(True, fault) for fault in _approval_faults(one.approvals, grants)]
        yield from (f"event {one.event} in state {one.source}: {fault}" for wrong, fault in said if wrong)


def _twice(codes: Iterable[str]) -> list[str]:
    return [code for code, count in Counter(codes).items() if count > 1]


def _paper_faults(needs: tuple[PaperNeed, ...], papers: Collection[str] | None) -> Iterator[str]:
    yield from (f"paper {code} is declared twice" for code in _twice(need.template for need in needs))
    for need in needs:
        if not _TEMPLATE.fullmatch(need.template) or (papers is not None and need.template not in papers):
            yield f"unknown paper {need.template}"
        if need.at not in {"fill", "file"}:
            yield f"paper {need.template} is neither filled nor filed"


def _approval_faults(approvals: tuple[Approval, ...], grants: Collection[str] | None) -> Iterator[str]:
    yield from (f"signature {code} is declared twice" for code in _twice(step.code for step in approvals))
    for before, step in zip((None, *approvals), approvals, strict=False):
        if step.from_fen < 0 or (before is not None and step.from_fen < before.from_fen):
            yield f"signature {step.code}: amounts must not fall from step to step"
        if step.role not in ROLES or step.role == NOBODY:
            yield f"signature {step.code}: unknown role {step.role}"
        yield from (f"signature {step.code}: {fault}" for fault in _grant_faults(step.grant, grants))


def _grant_faults(grant: str, grants: Collection[str] | None) -> Iterator[str]:
    if not _GRANT.fullmatch(grant) or (grants is not None and grant not in grants):
        yield f"unknown grant {grant}"


def _path_faults(table: Procedure) -> Iterator[str]:
    codes = {state.code for state in table.states}
    forward = _reached({table.start} & codes, table, backwards=False)
    ends = _reached({state.code for state in table.states if state.final}, table, backwards=True)
    if not any(state.final for state in table.states):
        yield f"procedure {table.code}: no final state"
    for state in table.states:
        if state.code not in forward:
            yield f"state {state.code}: cannot be reached"
        elif not state.final and state.code not in ends and table.leaving(state.code):
            yield f"state {state.code}: no way leads from it to an end"
    for one in table.transitions:
        if one.back and one.source not in _reached({one.target}, table, backwards=False):
            yield f"event {one.event} in state {one.source}: goes back to where no way returns from"


def _reached(begin: set[str], table: Procedure, *, backwards: bool) -> set[str]:
    found, waiting = set(begin), list(begin)
    while waiting:
        here = waiting.pop()
        for one in table.transitions:
            source, target = (one.target, one.source) if backwards else (one.source, one.target)
            if source == here and target not in found:
                found.add(target)
                waiting.append(target)
    return found
