"""A bad table is refused with every fault at once."""

from dataclasses import replace

import pytest

from procedure_for_tests import NAMED, TABLE, UNIT_GRANT
from unionhall.workflow.rules.procedure import Approval, Clock, Finding, PaperNeed, Procedure, State, Transition, faults

END = State("over", "Over", "nobody", final="done")
BEGIN = State("begin", "Begin", "unit")


def go(event: str = "go", source: str = "begin", target: str = "over", **more) -> Transition:
    return Transition(
        **{"title": "Go", "role": "unit", "grant": UNIT_GRANT} | more, event=event, source=source, target=target
    )


GO = (go(),)


def table(*, states=(BEGIN, END), transitions=GO, **more) -> Procedure:
    return Procedure(
        **{"code": "testing.small", "title": "Small", "start": "begin"} | more, states=states, transitions=transitions
    )


def test_a_sound_table_has_no_fault():
    assert faults(TABLE) == []
    assert faults(table()) == []


def with_clock(**more) -> State:
    return replace(BEGIN, clocks=(Clock(**{"code": "c", "title": "C", "amount": 5, "unit": "day"} | more),))


CASES = {
    "code is not module.name": table(code="Small"),
    "procedure testing.small: no title": table(title=""),
    "unknown profile key election.nothing": table(keys=("election.nothing",)),
    "start nowhere: unknown state": table(start="nowhere"),
    "state begin: declared twice": table(states=(BEGIN, BEGIN, END)),
    "event go in state begin: declared twice": table(transitions=(go(), go())),
    "state begin: no title": table(states=(replace(BEGIN, title=""), END)),
    "state No Word: the code is not a plain word": table(states=(BEGIN, END, State("No Word", "X", "unit"))),
    "state begin: unknown role king": table(states=(replace(BEGIN, holder="king"), END)),
    "state over: unknown kind of end maybe": table(states=(BEGIN, replace(END, final="maybe"))),
    "state begin: the start is final": table(states=(replace(BEGIN, final="done", holder="nobody"), END)),
    "state over: final, but back leads out of it": table(transitions=(go(), go("back", "over", "begin"))),
    "state over: final, but a clock runs in it": table(states=(BEGIN, replace(END, clocks=with_clock().clocks))),
    "state over: final, but unit still has it": table(states=(BEGIN, replace(END, holder="unit"))),
    "state lost: cannot be reached": table(
        states=(BEGIN, END, State("lost", "Lost", "unit")), transitions=(go(), go("x", "lost"))
    ),
    "state dead: a dead end that is not final": table(
        states=(BEGIN, END, State("dead", "Dead", "unit")), transitions=(go(), go("x", target="dead"))
    ),
    "state begin: nobody has it and no clock leads out of it": table(states=(replace(BEGIN, holder="nobody"), END)),
    "state begin: superior has it but can do nothing": table(states=(replace(BEGIN, holder="superior"), END)),
    "state round: no way leads from it to an end": table(
        states=(BEGIN, END, State("round", "Round", "unit")),
        transitions=(go(), go("x", target="round"), go("y", "round", "round")),
    ),
    "procedure testing.small: no final state": table(states=(BEGIN, State("over", "Over", "unit"))),
    "state begin: clock c is declared twice": table(states=(replace(BEGIN, clocks=with_clock().clocks * 2), END)),
    "clock c in state begin: unknown unit week": table(states=(with_clock(unit="week"), END)),
    "clock c in state begin: 0 is no amount": table(states=(with_clock(amount=0), END)),
    "clock c in state begin: election.display is not among the keys": table(
        states=(with_clock(amount="election.display"), END)
    ),
    "clock c in state begin: its outcome stop is no event of this state": table(
        states=(with_clock(outcome="stop"), END)
    ),
    "clock c in state begin: its outcome go needs papers or signatures": table(
        states=(with_clock(outcome="go"), END), transitions=(go(papers=(PaperNeed("T01"),)),)
    ),
    "event go in state begin: unknown state nowhere": table(transitions=(go(target="nowhere"),)),
    "event go in state begin: unknown role king": table(transitions=(go(role="king"),)),
    "event go in state begin: no title": table(transitions=(go(title=""),)),
    "event Go! in state begin: the event is not a plain word": table(transitions=(go("Go!"),)),
    "event go in state begin: nobody may fire it and no clock does": table(transitions=(go(role="nobody"),)),
    "event go in state begin: unknown grant everything": table(transitions=(go(grant="everything"),)),
    "event go in state begin: guard named is declared twice": table(transitions=(go(guards=(NAMED, NAMED)),)),
    "event go in state begin: paper T01 is declared twice": table(transitions=(go(papers=(PaperNeed("T01"),) * 2),)),
    "event go in state begin: unknown paper letter": table(transitions=(go(papers=(PaperNeed("letter"),)),)),
    "event go in state begin: paper T01 is neither filled nor filed": table(
        transitions=(go(papers=(PaperNeed("T01", at="burn"),)),)
    ),
    "signature s is declared twice": table(
        transitions=(go(approvals=(Approval("s", "S", "superior", UNIT_GRANT),) * 2),)
    ),
    "signature t: amounts must not fall": table(
        transitions=(
            go(
                approvals=(Approval("s", "S", "superior", UNIT_GRANT, 5), Approval("t", "T", "superior", UNIT_GRANT, 4))
            ),
        )
    ),
    "signature s: unknown role nobody": table(transitions=(go(approvals=(Approval("s", "S", "nobody", UNIT_GRANT),)),)),
    "signature s: unknown grant no": table(transitions=(go(approvals=(Approval("s", "S", "superior", "no"),)),)),
    "goes back to where no way returns from": table(transitions=(go(back=True),)),
}


@pytest.mark.parametrize("said", CASES)
def test_each_fault_is_named(said):
    assert [fault for fault in faults(CASES[said]) if said in fault], faults(CASES[said])


def test_all_faults_come_at_once():
    bad = table(title="", states=(replace(BEGIN, holder="king"), END), transitions=(go(target="nowhere", grant="x"),))
    assert len(faults(bad)) >= 5


def test_unknown_grants_and_papers_are_known_to_the_installation_only():
    asks = table(transitions=(go(papers=(PaperNeed("T99"),), grant="testing.nothing"),))
    assert faults(asks) == []
    found = faults(asks, grants={UNIT_GRANT}, papers={"T01"})
    assert found == [
        "event go in state begin: unknown grant testing.nothing",
        "event go in state begin: unknown paper T99",
    ]


def test_the_table_answers():
    assert TABLE.state("asked").holder == "superior"
    assert [one.event for one in TABLE.leaving("drafting")] == ["submit", "give_up"]
    assert TABLE.transition("asked", "submit") is None
    assert Finding(True, "x", "{n} are there", {"n": 3}).said().plain() == "3 are there"
