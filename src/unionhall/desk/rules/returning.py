"""The procedure of one return: filled in, submitted, accepted or sent back with reasons."""

from unionhall.desk.rules.grants import ANSWER, REVIEW
from unionhall.kernel.text import N_, Sentence
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

RETURN_CODE = "desk.return"
_UNIT: Role = "unit"
_SUPERIOR: Role = "superior"
_NOBODY: Role = "nobody"
_GIVEN: Unit = "given_day"
_WORKING_DAY: Unit = "working_day"
REVIEW_DAYS = 5  # ours: working days for the union above to look at a return
DUE_ON = "due_on"  # the value of the run that holds the day by which it is returned
NEAR_DAYS = 5  # ours: a reminder this many days before the day


def _complete(facts: Facts) -> Finding:
    gone = list(facts.get("missing", ()))
    return Finding(
        not gone,
        "complete",
        N_("Still empty: {titles} ({count} of {fields} fields).") if gone else N_("All {fields} fields are filled in."),
        {"titles": "、".join(gone[:10]), "count": len(gone), "fields": int(facts.get("fields", 0))},
    )


def _checked(facts: Facts) -> Finding:
    """Refuse while a cross-check is broken and unexplained; every one is said with both numbers."""
    stops = [one for one in facts.get("judged", ()) if one.stops]
    if not stops:
        return Finding(True, "checked", N_("Every cross-check holds or is explained."))
    shown = stops[:10]
    template = " ".join(f"{{c{at}}}" for at in range(len(shown)))
    return Finding(
        False,
        "checked",
        N_("{breaches} Correct the figures, or explain those that are right."),
        {"breaches": Sentence(template, {f"c{at}": one.sentence for at, one in enumerate(shown)})},
    )


def _seen(facts: Facts) -> Finding:
    """A return is submitted as it was last read: somebody else's draft saved meanwhile is not sent off unseen."""
    seen, saved = facts["submitted"].get("saved"), facts.get("saved")
    return Finding(
        seen is None or seen == saved,
        "seen",
        N_("Somebody saved it again meanwhile (version {saved}). Read it before you submit it."),
        {"saved": saved or 0},
    )


COMPLETE = Guard("complete", N_("Nothing is missing"), _complete)
CHECKED = Guard("checked", N_("Cross-checks hold or are explained"), _checked)
SEEN = Guard("seen", N_("It is submitted as it was read"), _seen)

RETURN = Procedure(
    code=RETURN_CODE,
    title=N_("Return of figures"),
    start="open",
    states=(
        State(
            "open",
            N_("To be returned"),
            _UNIT,
            clocks=(Clock("due", N_("Return it"), DUE_ON, _GIVEN, escalate=True),),
            help=N_("The unit fills in its figures and submits them by the day that was set."),
        ),
        State(
            "submitted",
            N_("Waits for the union above"),
            _SUPERIOR,
            clocks=(Clock("review", N_("Look at it"), REVIEW_DAYS, _WORKING_DAY, escalate=True),),
            help=N_("The union above accepts the return, or sends it back and says why."),
        ),
        State("accepted", N_("Return accepted"), _NOBODY, final="done"),
        State("released", N_("Released"), _NOBODY, final="failed"),
    ),
    transitions=(
        Transition("submit", "open", "submitted", N_("Submit"), _UNIT, ANSWER, guards=(COMPLETE, CHECKED, SEEN)),
        Transition("take_back", "submitted", "open", N_("Take it back"), _UNIT, ANSWER, reason=True, back=True),
        Transition("accept", "submitted", "accepted", N_("Accept the return"), _SUPERIOR, REVIEW),
        Transition("send_back", "submitted", "open", N_("Send it back"), _SUPERIOR, REVIEW, reason=True, back=True),
        *(
            Transition("release", state, "released", N_("Release from it"), _SUPERIOR, REVIEW, reason=True)
            for state in ("open", "submitted")
        ),
    ),
)
RETURN_STATES = {state.code: state.title for state in RETURN.states}
RETURN_EVENTS = {one.event: one.title for one in RETURN.transitions}
