"""Re-election (换届), R1 to R12: the outgoing committee runs it, there is no preparatory group."""

from unionhall.kernel.text import N_
from unionhall.organizing.rules import electing, guards
from unionhall.organizing.rules.electing import APPROVE, RUN
from unionhall.workflow.rules.procedure import Clock, PaperNeed, Procedure, State, Transition

CODE = "organizing.reelection"

_STATES = (
    State("plan", N_("Plan"), "unit", help=N_("The outgoing committee decides the plan and fixes seats and term.")),
    State("plan_requested", N_("Plan requested"), "superior", (electing.ANSWER,)),
    State("roll", N_("Electoral roll"), "unit", help=N_("Active members only; displayed, corrections are settled.")),
    State("reports", N_("Reports"), "unit", help=N_("Work, funds and audit reports.")),
    State("delegates", N_("Delegates"), "unit", help=N_("Only where a congress votes.")),
    *electing.STATES,
    State(
        "handover", N_("Handover"), "unit",
        (
            Clock(
                "change_registration", N_("The legal representative is changed"), "founding.registration_change", "day",
                escalate=True,
            ),
        ),
    ),
    State("done", N_("Completed"), "nobody", final="done"),
    State("abandoned", N_("Given up"), "nobody", final="failed"),
)  # fmt: skip
_TRANSITIONS = (
    Transition(
        "request_plan", "plan", "plan_requested", N_("Request the re-election"), "unit", RUN,
        guards=(guards.SEATS, guards.AUDIT, guards.WOMEN, guards.TERM, guards.FORM),
        papers=(PaperNeed("T22"), PaperNeed("T23", required=False)),
    ),
    Transition(
        "approve_plan", "plan_requested", "roll", N_("Approve the plan"), "superior", APPROVE,
        guards=(guards.SEATS, guards.AUDIT, guards.WOMEN, guards.TERM, guards.FORM),
    ),
    Transition(
        "return_plan", "plan_requested", "plan", N_("Return the plan"), "superior", APPROVE, reason=True, back=True,
    ),
    Transition(
        "close_roll", "roll", "reports", N_("Close the roll"), "unit", RUN,
        guards=(guards.ROLL, guards.ROLL_DISPLAYED), papers=(PaperNeed("T06"),),
    ),
    Transition(
        "ready_reports", "reports", "delegates", N_("Reports are ready"), "unit", RUN,
        guards=(guards.REPORTS,), papers=(PaperNeed("T24"),),
    ),
    Transition(
        "close_delegates", "delegates", "candidates", N_("Delegates are settled"), "unit", RUN,
        guards=(guards.DELEGATES,), papers=(PaperNeed("T08", required=False),),
    ),
    *electing.transitions("handover", (PaperNeed("T07", required=False),)),
    Transition(
        "hand_over", "handover", "done", N_("Everything is handed over"), "unit", RUN,
        guards=(guards.HANDOVER,), papers=(PaperNeed("T20"),),
    ),
    *(
        Transition(
            "abandon", source, "abandoned", N_("Give up the re-election"), "unit", RUN, reason=True,
        )
        for source in ("plan", "roll", "reports", "delegates", "candidates")
    ),
)  # fmt: skip
REELECTION = Procedure(
    CODE,
    N_("Re-election of a union committee"),
    _STATES,
    _TRANSITIONS,
    "plan",
    (*electing.KEYS, "founding.registration_change"),
)
