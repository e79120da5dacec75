"""A procedure for tests: every feature of the engine, none of the real world."""

from typing import Any

from unionhall.workflow.rules.procedure import (
    Approval,
    Clock,
    Facts,
    Finding,
    Guard,
    PaperNeed,
    Procedure,
    State,
    Transition,
)

UNIT_GRANT = "registry.change_member"  # union officers, station staff and those above
ABOVE_GRANT = "registry.void_membership"  # park, county and city officers
CODE = "testing.request"
SIGNED_FROM = 1_000_000


def _present(facts: Facts) -> Finding:
    present, due = facts["values"].get("present", 0), facts["due"]
    return Finding(
        3 * present >= 2 * due, "quorum", "{present} of {due} are present.", {"present": present, "due": due}
    )


def _named(facts: Facts) -> Finding:
    return Finding(
        bool(facts["values"].get("name")), "named", "The name is “{name}”.", {"name": facts["values"].get("name", "")}
    )


QUORUM = Guard("quorum", "Two thirds are present", _present)
NAMED = Guard("named", "It has a name", _named)

TABLE = Procedure(
    code=CODE,
    title="Request",
    start="drafting",
    keys=("election.result_answer",),
    states=(
        State("drafting", "Drafting", "unit", clocks=(Clock("tidy", "Draft", 10, "working_day", escalate=True),)),
        State(
            "asked",
            "Asked",
            "superior",
            clocks=(Clock("answer", "Answer", "election.result_answer", "day", outcome="lapse", escalate=True),),
        ),
        State("waiting", "Waiting", "nobody", clocks=(Clock("silence", "Silence", 1, "month", outcome="take_effect"),)),
        State("paying", "Paying", "superior"),
        State("over", "Over", "nobody", final="done"),
        State("refused", "Refused", "nobody", final="failed"),
    ),
    transitions=(
        Transition("submit", "drafting", "asked", "Submit", "unit", UNIT_GRANT, guards=(QUORUM, NAMED)),
        Transition("give_up", "drafting", "refused", "Give up", "initiator", "workflow.act", reason=True),
        Transition("send_back", "asked", "drafting", "Send back", "superior", ABOVE_GRANT, reason=True, back=True),
        Transition("approve", "asked", "waiting", "Approve", "superior", ABOVE_GRANT),
        Transition("lapse", "asked", "refused", "Lapse", "nobody", ABOVE_GRANT),
        Transition("take_effect", "waiting", "paying", "Take effect", "nobody", ABOVE_GRANT),
        Transition(
            "pay",
            "paying",
            "over",
            "Pay",
            "superior",
            ABOVE_GRANT,
            approvals=(
                Approval("check", "Checked", "superior", ABOVE_GRANT),
                Approval("sign", "Signed", "superior", ABOVE_GRANT, from_fen=SIGNED_FROM),
            ),
        ),
    ),
)

WITH_PAPERS = Procedure(
    code="testing.papers",
    title="Request with papers",
    start="drafting",
    states=(State("drafting", "Drafting", "unit"), State("over", "Over", "nobody", final="done")),
    transitions=(
        Transition(
            "submit",
            "drafting",
            "over",
            "Submit",
            "unit",
            UNIT_GRANT,
            papers=(PaperNeed("T01"), PaperNeed("T02", at="fill"), PaperNeed("T03", required=False)),
        ),
    ),
)


def facts_of_request(run: Any, now: Any) -> dict[str, Any]:
    """What the owning module would gather."""
    return {
        "due": 100,
        "amount_fen": run.values.get("amount_fen", 0),
        "concerned_people": run.values.get("concerned", []),
    }
