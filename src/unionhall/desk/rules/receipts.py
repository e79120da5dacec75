"""The procedure of a unit's part in a deployment: receipt confirmed, then passed on to the units below, or kept."""

from unionhall.desk.rules.grants import ANSWER, REVIEW
from unionhall.kernel.text import N_
from unionhall.workflow.rules.procedure import (
    Clock,
    Facts,
    Finding,
    Guard,
    Procedure,
    Role,
    State,
    Transition,
    Unit,
)

RECEIPT_CODE = "desk.receipt"
_UNIT: Role = "unit"
_SUPERIOR: Role = "superior"
_NOBODY: Role = "nobody"
_WORKING_DAY: Unit = "working_day"
# Ours: three working days to confirm, ten to pass it on or to keep it.
CONFIRM_DAYS, PASS_ON_DAYS = 3, 10


def _split(facts: Facts) -> Finding:
    return Finding(
        bool(facts.get("units_below")),
        "split",
        N_("The target is split among {count} units below."),
        {"count": int(facts.get("units_below", 0))},
    )


RECEIPT = Procedure(
    code=RECEIPT_CODE,
    title=N_("Deployment received"),
    start="sent",
    states=(
        State(
            "sent",
            N_("Sent"),
            _UNIT,
            clocks=(Clock("confirm", N_("Confirm receipt"), CONFIRM_DAYS, _WORKING_DAY, escalate=True),),
            help=N_("The unit confirms that it has the deployment."),
        ),
        State(
            "confirmed",
            N_("Received"),
            _UNIT,
            clocks=(Clock("pass_on", N_("Split it or keep it"), PASS_ON_DAYS, _WORKING_DAY, escalate=True),),
            help=N_("The unit splits its target among the units below, or returns the figures itself."),
        ),
        State("passed_on", N_("Split among the units below"), _NOBODY, final="done"),
        State("kept", N_("Returns the figures itself"), _NOBODY, final="done"),
        State("released", N_("Released"), _NOBODY, final="failed"),
    ),
    transitions=(
        Transition("confirm", "sent", "confirmed", N_("Confirm receipt"), _UNIT, ANSWER),
        Transition(
            "pass_on",
            "confirmed",
            "passed_on",
            N_("Pass it on"),
            _UNIT,
            ANSWER,
            guards=(Guard("split", N_("The target is split"), _split),),
        ),
        Transition("keep", "confirmed", "kept", N_("Return the figures ourselves"), _UNIT, ANSWER),
        *(
            Transition("release", state, "released", N_("Release from it"), _SUPERIOR, REVIEW, reason=True)
            for state in ("sent", "confirmed")
        ),
    ),
)
RECEIPT_STATES = {state.code: state.title for state in RECEIPT.states}
RECEIPT_EVENTS = {one.event: one.title for one in RECEIPT.transitions}
