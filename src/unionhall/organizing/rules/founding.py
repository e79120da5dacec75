"""Founding a union (建会), F1 to F14: from the first talk to the legal person and the bank account."""

from unionhall.kernel.text import N_
from unionhall.organizing.rules import electing, guards
from unionhall.organizing.rules.electing import APPROVE, RUN
from unionhall.workflow.rules.procedure import Clock, PaperNeed, Procedure, State, Transition

CODE = "organizing.founding"

_STATES = (
    State("lead", N_("First talk"), "initiator", help=N_("The employer is on file; name the preparatory group.")),
    State("prep_requested", N_("Preparatory group requested"), "superior", (electing.ANSWER,)),
    State("prep_approved", N_("Preparatory group approved"), "unit"),
    State(
        "recruiting", N_("Recruiting members"), "unit",
        (Clock("recruiting", N_("Members are recruited"), 30, "day", escalate=True),),
    ),
    State("structuring", N_("Groups, seats, delegates"), "unit", help=N_("Freeze the roll, fix seats and term.")),
    *electing.STATES,
    State(
        "result_approved", N_("Result approved"), "unit",
        (Clock("apply", N_("Apply for the legal person"), "founding.legal_person_apply", "day", escalate=True),),
    ),
    State(
        "registered", N_("Legal person registered"), "unit",
        (Clock("operate", N_("Seal, account, funds registration"), 30, "day", escalate=True),),
    ),
    State("operational", N_("Working"), "nobody", final="done"),
    State("abandoned", N_("Given up"), "nobody", final="failed"),
)  # fmt: skip
_TRANSITIONS = (
    Transition(
        "request_prep", "lead", "prep_requested", N_("Request the preparatory group"), "initiator", RUN,
        guards=(guards.EMPLOYER_KNOWN, guards.NOT_COVERED, guards.PREP_GROUP), papers=(PaperNeed("T01"),),
    ),
    Transition(
        "approve_prep", "prep_requested", "prep_approved", N_("Approve the preparatory group"), "superior", APPROVE,
        guards=(guards.EMPLOYER_KNOWN, guards.NOT_COVERED, guards.PREP_GROUP), papers=(PaperNeed("T02"),),
    ),
    Transition(
        "return_prep", "prep_requested", "lead", N_("Return the request"), "superior", APPROVE, reason=True, back=True,
    ),
    Transition(
        "begin_recruiting", "prep_approved", "recruiting", N_("Begin recruiting"), "unit", RUN,
        papers=(PaperNeed("T04", required=False),),
    ),
    Transition(
        "close_recruiting", "recruiting", "structuring", N_("Close recruiting"), "unit", RUN,
        guards=(guards.MEMBERS,), papers=(PaperNeed("T05", required=False), PaperNeed("T06")),
    ),
    Transition(
        "fix_structure", "structuring", "candidates", N_("Fix seats and roll"), "unit", RUN,
        guards=(
            guards.FORM, guards.ROLL, guards.SEATS, guards.AUDIT, guards.WOMEN, guards.TERM, guards.DELEGATES,
        ),
        papers=(PaperNeed("T08", required=False),),
    ),
    Transition(
        "recruit_again", "candidates", "recruiting", N_("Back to recruiting"), "unit", RUN, reason=True, back=True,
    ),
    *electing.transitions("result_approved", (PaperNeed("T07"),)),
    Transition(
        "register_legal_person", "result_approved", "registered", N_("Legal person registered"), "unit", RUN,
        guards=(guards.LEGAL_PERSON,), papers=(PaperNeed("T20"),),
    ),
    Transition(
        "start_operating", "registered", "operational", N_("Everything is in place"), "unit", RUN,
        guards=(guards.OPERATING,), papers=(PaperNeed("T21"),),
    ),
    *(
        Transition(
            "abandon", source, "abandoned", N_("Give up the founding"), "unit", RUN, reason=True,
        )
        for source in ("lead", "prep_approved", "recruiting", "structuring", "candidates")
    ),
)  # fmt: skip
FOUNDING = Procedure(
    CODE,
    N_("Founding of a union"),
    _STATES,
    _TRANSITIONS,
    "lead",
    (*electing.KEYS, "founding.legal_person_apply"),
)
