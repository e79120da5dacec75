"""The steps that founding and re-election share: candidates, meeting, ballots, first plenum, result, answer."""

from unionhall.kernel.text import N_
from unionhall.organizing.rules import guards
from unionhall.workflow.rules.procedure import Clock, PaperNeed, State, Transition

RUN = "organizing.run_procedure"
APPROVE = "organizing.approve_procedure"

KEYS = (
    "election.quorum",
    "election.elected",
    "election.differential_committee",
    "election.display",
    "election.result_answer",
    "election.reduce_seats",
    "term.years",
    "founding.congress_from",
    "founding.committee_from",
    "committee.size",
    "committee.odd_only",
    "audit.size",
    "women.committee_from",
    "delegates.size",
)
ANSWER = Clock("answer", N_("The union above answers"), 5, "working_day", escalate=True)
RESULT_ANSWER = Clock(
    "result_answer", N_("The union above answers the result"), "election.result_answer", "day", escalate=True
)
FILE_RESULT = Clock("file_result", N_("The result is filed"), 5, "working_day", escalate=True)

STATES = (
    State("candidates", N_("Candidates"), "unit", help=N_("Groups nominate; the list is judged and displayed.")),
    State("meeting_requested", N_("Meeting requested"), "superior", (ANSWER,)),
    State("meeting_approved", N_("Meeting approved"), "unit", help=N_("Invite, prepare ballots and tellers.")),
    State("meeting", N_("Meeting"), "unit", help=N_("Sign-in, quorum, tellers, ballot, count.")),
    State("first_plenum", N_("First plenum"), "unit", (FILE_RESULT,), help=N_("Chair, vice-chair, portfolios.")),
    State("result_filed", N_("Result filed"), "superior", (RESULT_ANSWER,)),
)


def transitions(after: str, first_papers: tuple[PaperNeed, ...]) -> tuple[Transition, ...]:
    """Return the shared transitions; an approved result leads to ``after``."""
    return (
        Transition(
            "request_meeting", "candidates", "meeting_requested", N_("Request the meeting"), "unit", RUN,
            guards=(guards.ELIGIBLE, guards.DIFFERENTIAL, guards.DISPLAY, guards.OBJECTIONS, guards.NOTICE),
            papers=(PaperNeed("T09"), PaperNeed("T10"), PaperNeed("T11"), *first_papers),
        ),
        Transition(
            "approve_meeting", "meeting_requested", "meeting_approved", N_("Approve the meeting"), "superior", APPROVE,
            guards=(guards.ELIGIBLE, guards.DIFFERENTIAL, guards.OBJECTIONS), papers=(PaperNeed("T03"),),
        ),
        Transition(
            "return_meeting", "meeting_requested", "candidates", N_("Return the request"), "superior", APPROVE,
            reason=True, back=True,
        ),
        Transition(
            "open_meeting", "meeting_approved", "meeting", N_("Open the meeting"), "unit", RUN,
            guards=(guards.TELLERS_NAMED,),
            papers=(PaperNeed("T12"), PaperNeed("T13"), PaperNeed("T14"), PaperNeed("T15")),
        ),
        Transition(
            "adjourn_meeting", "meeting", "meeting_approved", N_("Adjourn: set a new date"), "unit", RUN,
            reason=True, back=True,
        ),
        Transition(
            "declare_result", "meeting", "first_plenum", N_("Declare the result"), "unit", RUN,
            guards=(guards.TELLERS_NAMED, guards.QUORUM, guards.BALLOTS_DECIDED, guards.MAJORITY),
            papers=(PaperNeed("T16"),),
        ),
        Transition(
            "file_result", "first_plenum", "result_filed", N_("File the result"), "unit", RUN,
            guards=(guards.OFFICERS,), papers=(PaperNeed("T17"), PaperNeed("T18")),
        ),
        Transition(
            "approve_result", "result_filed", after, N_("Approve the result"), "superior", APPROVE,
            guards=(
                guards.ELIGIBLE, guards.DIFFERENTIAL, guards.DISPLAYED, guards.OBJECTIONS, guards.TELLERS_NAMED,
                guards.QUORUM, guards.BALLOTS_DECIDED, guards.MAJORITY, guards.OFFICERS,
            ),
            papers=(PaperNeed("T19"),),
        ),
        Transition(
            "refuse_result", "result_filed", "candidates", N_("Refuse the result: the procedure was broken"),
            "superior", APPROVE, reason=True, back=True,
        ),
    )  # fmt: skip
