"""By-election (补选) and recall (罢免): the meeting of founding and re-election with an agenda of their own.

A by-election fills what is vacant until the running term ends; the union above approves. A recall ends the posts of
those against whom more than half of all voted in a secret ballot (Trade Union Law art. 18).
"""

from dataclasses import replace

from unionhall.kernel.text import N_
from unionhall.organizing.rules import electing, guards
from unionhall.organizing.rules.electing import APPROVE, RUN
from unionhall.workflow.rules.procedure import PaperNeed, Procedure, State, Transition

BY_ELECTION_CODE, RECALL_CODE = "organizing.by_election", "organizing.recall"
_WITHOUT_CHAIR = {"file_result", "approve_result"}
# These speak of a whole committee; a by-election of one seat need not have them.
_OF_A_WHOLE_COMMITTEE = {"T03", "T07", "T12", "T17", "T18", "T19"}

_DONE = State("done", N_("Completed"), "nobody", final="done")
_ABANDONED = State("abandoned", N_("Given up"), "nobody", final="failed")


def _by_election_step(one: Transition) -> Transition:
    """Return a shared step as a by-election takes it: no chair need be among those elected, fewer papers."""
    gone = {guards.OFFICERS} if one.event in _WITHOUT_CHAIR else set()
    more = (guards.ROLL,) if one.event == "request_meeting" else ()
    papers = tuple(
        replace(need, required=need.required and need.template not in _OF_A_WHOLE_COMMITTEE) for need in one.papers
    )
    return replace(one, guards=(*more, *(guard for guard in one.guards if guard not in gone)), papers=papers)


BY_ELECTION = Procedure(
    BY_ELECTION_CODE,
    N_("By-election"),
    (*electing.STATES, _DONE, _ABANDONED),
    (
        *(_by_election_step(one) for one in electing.transitions("done", (PaperNeed("T07"),))),
        Transition("abandon", "candidates", "abandoned", N_("Give up the by-election"), "unit", RUN, reason=True),
    ),
    "candidates",
    electing.KEYS,
)
RECALL = Procedure(
    RECALL_CODE,
    N_("Recall"),
    (
        State("proposed", N_("Recall proposed"), "unit", help=N_("Freeze the roll, name whom it is about and why.")),
        State("meeting_requested", N_("Meeting requested"), "superior", (electing.ANSWER,)),
        State("meeting_approved", N_("Meeting approved"), "unit", help=N_("Invite, prepare ballots and tellers.")),
        State("meeting", N_("Meeting"), "unit", (electing.FILE_RESULT,), help=N_("Secret ballot, count.")),
        State("result_filed", N_("Result filed"), "superior", (electing.RESULT_ANSWER,)),
        _DONE,
        _ABANDONED,
    ),
    (
        Transition(
            "request_meeting", "proposed", "meeting_requested", N_("Request the meeting"), "unit", RUN,
            guards=(guards.ROLL, guards.RECALL_NAMED, guards.NOTICE),
        ),
        Transition(
            "approve_meeting", "meeting_requested", "meeting_approved", N_("Approve the meeting"), "superior", APPROVE,
            guards=(guards.ROLL, guards.RECALL_NAMED),
        ),
        Transition(
            "return_meeting", "meeting_requested", "proposed", N_("Return the request"), "superior", APPROVE,
            reason=True, back=True,
        ),
        Transition(
            "open_meeting", "meeting_approved", "meeting", N_("Open the meeting"), "unit", RUN,
            guards=(guards.TELLERS_NAMED,), papers=(PaperNeed("T14"), PaperNeed("T15")),
        ),
        Transition(
            "file_result", "meeting", "result_filed", N_("File the result"), "unit", RUN,
            guards=(guards.TELLERS_NAMED, guards.QUORUM, guards.BALLOTS_DECIDED), papers=(PaperNeed("T16"),),
        ),
        Transition(
            "approve_result", "result_filed", "done", N_("Approve the result"), "superior", APPROVE,
            guards=(guards.TELLERS_NAMED, guards.QUORUM, guards.BALLOTS_DECIDED),
        ),
        Transition(
            "refuse_result", "result_filed", "proposed", N_("Refuse the result: the procedure was broken"),
            "superior", APPROVE, reason=True, back=True,
        ),
        *(
            Transition("abandon", source, "abandoned", N_("Give up the recall"), "unit", RUN, reason=True)
            for source in ("proposed", "meeting_approved")
        ),
    ),
    "proposed",
    (*electing.KEYS, "election.recall"),
)  # fmt: skip
