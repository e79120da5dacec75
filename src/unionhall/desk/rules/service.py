"""The procedure of a service order: need, accepted, assigned, done, confirmed, rated."""

from datetime import date, timedelta

from unionhall.desk.rules.grants import ASK, CONFIRM, WORK
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

CODE = "desk.order"
NOBODY: Role = "nobody"
STATION: Role = "station"
UNIT: Role = "unit"
WORKING_DAY: Unit = "working_day"
DAY: Unit = "day"
# Promises of the station: 2 working days to accept, 5 to the first visit, 30 days to close or to lay a plan.
ACCEPT_DAYS, VISIT_DAYS, CLOSE_DAYS = 2, 5, 30
# Ours: an enterprise that does not answer for 30 days keeps nobody waiting; the order says that it did not answer.
ANSWER_DAYS = 30
FARTHEST_PLAN = timedelta(days=366)
LEAST_STARS, MOST_STARS = 1, 5

GROUNDS = {
    "not_ours": N_("Not a matter of the station"),
    "outside": N_("Outside the station's area"),
    "twice": N_("Asked for already"),
    "elsewhere": N_("Handed on to the office in charge"),
    "unclear": N_("Even after asking it is not clear what is needed"),
}


def _day(facts: Facts, name: str) -> date | None:
    try:
        return date.fromisoformat(str(facts["submitted"].get(name, "")))
    except ValueError:
        return None


def _asked(facts: Facts) -> Finding:
    return Finding(bool(facts.get("order")), "asked", N_("An order says who needs what; ask for it at the desk."))


def _ground(facts: Facts) -> Finding:
    named = str(facts["submitted"].get("ground", ""))
    return Finding(named in GROUNDS, "ground", N_("Say on which ground it is refused."))


def _assignee(facts: Facts) -> Finding:
    ok = facts["submitted"].get("assigned_to") in facts.get("station_people", ())
    return Finding(
        ok,
        "assignee",
        N_("It is given to somebody of the station who serves here; {count} people do."),
        {"count": len(facts.get("station_people", ()))},
    )


def _visited(facts: Facts) -> Finding:
    day, asked, today = _day(facts, "visited_on"), facts.get("asked_on"), facts["today"]
    return Finding(
        day is not None and asked is not None and asked <= day <= today,
        "visited",
        N_("The first visit was on a day between {asked}, when it was asked for, and today, {today}."),
        {"asked": asked or today, "today": today},
    )


def _planned(facts: Facts) -> Finding:
    day, today = _day(facts, "planned_on"), facts["today"]
    return Finding(
        day is not None and today < day <= today + FARTHEST_PLAN,
        "planned",
        N_("The plan names a day after today, {today}, and not later than {last}."),
        {"today": today, "last": today + FARTHEST_PLAN},
    )


def _said(facts: Facts) -> Finding:
    return Finding(
        bool(facts.get("union")) or bool(facts["reason"]),
        "said",
        N_("The enterprise has no union here: write who of the enterprise said so, and how."),
    )


def _stars(facts: Facts) -> Finding:
    stars = facts["submitted"].get("stars")
    ok = isinstance(stars, int) and not isinstance(stars, bool) and LEAST_STARS <= stars <= MOST_STARS
    facts_said = {"least": LEAST_STARS, "most": MOST_STARS}
    return Finding(ok, "stars", N_("The rating is a whole number from {least} to {most}."), facts_said)


SAID = Guard("said", N_("Somebody of the enterprise said so"), _said)
GROUND = Guard("ground", N_("The ground of the refusal is named"), _ground)
PLAN = Guard("planned", N_("The plan has a day"), _planned)

# Counts from the day of acceptance: assigning and handing back win no time.
_FIRST_VISIT = Clock("first_visit", N_("First visit"), VISIT_DAYS, WORKING_DAY, escalate=True, once=True)
_CLOSE = Clock("close", N_("Close it or lay a plan"), CLOSE_DAYS, DAY, escalate=True)

ORDER = Procedure(
    code=CODE,
    title=N_("Service order"),
    start="need",
    states=(
        State("need", N_("Need"), UNIT),
        State(
            "waiting",
            N_("Waits for the station"),
            STATION,
            clocks=(Clock("accept", N_("Accept it"), ACCEPT_DAYS, WORKING_DAY, escalate=True),),
            help=N_("The station accepts it within two working days, or refuses it and says why."),
        ),
        State(
            "accepted",
            N_("Taken on"),
            STATION,
            clocks=(_FIRST_VISIT,),
            help=N_("The station gives it to one of its people, who comes within five working days."),
        ),
        State(
            "assigned",
            N_("Assigned"),
            STATION,
            clocks=(_FIRST_VISIT,),
            help=N_("Whoever has it comes for the first visit."),
        ),
        State(
            "working",
            N_("Under way"),
            STATION,
            clocks=(_CLOSE,),
            help=N_("Within thirty days it is done, or a plan says by when."),
        ),
        State("planned", N_("Planned"), STATION, clocks=(_CLOSE,), help=N_("A plan says by when it is done.")),
        State(
            "done",
            N_("Carried out"),
            UNIT,
            clocks=(Clock("answer", N_("The enterprise answers"), ANSWER_DAYS, DAY, outcome="lapse"),),
            help=N_("The enterprise confirms that it was helped, or says what is still missing."),
        ),
        State(
            "confirmed",
            N_("Confirmed"),
            UNIT,
            clocks=(Clock("rate", N_("The enterprise rates it"), ANSWER_DAYS, DAY, outcome="leave"),),
            help=N_("The enterprise rates the service from one to five."),
        ),
        State("rated", N_("Rated"), NOBODY, final="done"),
        State("unrated", N_("Confirmed, not rated"), NOBODY, final="done"),
        State("unanswered", N_("Done, never confirmed"), NOBODY, final="done"),
        State("refused", N_("Not taken on"), NOBODY, final="failed"),
        State("withdrawn", N_("Withdrawn"), NOBODY, final="failed"),
    ),
    transitions=(
        Transition(
            "hand_in",
            "need",
            "waiting",
            N_("Hand it in"),
            UNIT,
            ASK,
            guards=(Guard("asked", N_("It says who needs what"), _asked),),
        ),
        Transition("accept", "waiting", "accepted", N_("Accept"), STATION, WORK),
        *(
            Transition("refuse", state, "refused", N_("Refuse"), STATION, WORK, guards=(GROUND,), reason=True)
            for state in ("waiting", "accepted")
        ),
        *(
            Transition("withdraw", state, "withdrawn", N_("Withdraw it"), UNIT, CONFIRM, reason=True)
            for state in ("waiting", "accepted", "assigned")
        ),
        Transition(
            "assign",
            "accepted",
            "assigned",
            N_("Assign"),
            STATION,
            WORK,
            guards=(Guard("assignee", N_("It is given to somebody of the station"), _assignee),),
        ),
        Transition("hand_back", "assigned", "accepted", N_("Hand it back"), STATION, WORK, reason=True, back=True),
        Transition(
            "begin",
            "assigned",
            "working",
            N_("Record the first visit"),
            STATION,
            WORK,
            guards=(Guard("visited", N_("The day of the first visit is named"), _visited),),
        ),
        *(
            Transition("plan", state, "planned", N_("Lay a plan"), STATION, WORK, guards=(PLAN,), reason=True)
            for state in ("working", "planned")
        ),
        *(
            Transition("finish", state, "done", N_("Record what was done"), STATION, WORK, reason=True)
            for state in ("working", "planned")
        ),
        Transition("confirm", "done", "confirmed", N_("Confirm"), UNIT, CONFIRM, guards=(SAID,)),
        Transition("reopen", "done", "working", N_("Say what is still missing"), UNIT, CONFIRM, reason=True, back=True),
        Transition("lapse", "done", "unanswered", N_("No answer"), NOBODY, CONFIRM),
        Transition(
            "rate",
            "confirmed",
            "rated",
            N_("Rate"),
            UNIT,
            CONFIRM,
            guards=(Guard("stars", N_("The rating is a number from one to five"), _stars), SAID),
        ),
        Transition("leave", "confirmed", "unrated", N_("No rating"), NOBODY, CONFIRM),
    ),
)
STATES = {state.code: state.title for state in ORDER.states if state.code != ORDER.start}
OPEN_STATES = tuple(state.code for state in ORDER.states if not state.final)
EVENTS = {one.event: one.title for one in ORDER.transitions}
BY_HAND = tuple(dict.fromkeys(one.event for one in ORDER.transitions if one.role != NOBODY and one.event != "hand_in"))
