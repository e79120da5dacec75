"""What a deployment must say, and what may be done with it in which state."""

from dataclasses import dataclass

from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_

TASK, PLAN, STATISTICS = "task", "plan", "statistics"
DEPLOYMENT_KINDS = {TASK: N_("Task"), PLAN: N_("Yearly or longer plan"), STATISTICS: N_("Statistics")}
DRAFT, ISSUED, WITHDRAWN = "draft", "issued", "withdrawn"
DEPLOYMENT_STATES = {DRAFT: N_("Draft"), ISSUED: N_("Deployment issued"), WITHDRAWN: N_("Withdrawn")}
LONGEST_TITLE, LONGEST_TEXT, LONGEST_NUMBER = 120, 8000, 80

SOON, LATE, BY_HAND = "soon", "late", "by_hand"
REMINDERS = {
    SOON: N_("Due soon"),
    LATE: N_("Late: shown to the union above"),
    BY_HAND: N_("Reminded by the union above"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """Title and text without stray blanks."""

    title: str
    text: str


def read_wording(*, kind: str, title: str, text: str) -> Wording:
    """Return title and text; refuse an unknown kind and what is empty or endless."""
    if kind not in DEPLOYMENT_KINDS:
        raise Refused("desk.unknown_kind", N_("There is no such kind of deployment."), where="kind")
    line, body = " ".join(title.split()), text.strip()
    if not line:
        raise Refused("desk.no_title", N_("Give the deployment a title."), where="title")
    if len(line) > LONGEST_TITLE or len(body) > LONGEST_TEXT or "\x00" in body:
        raise Refused(
            "desk.wording_long",
            N_("A title has at most {title} letters, the text at most {text}."),
            where="text",
            title=LONGEST_TITLE,
            text=LONGEST_TEXT,
        )
    return Wording(line, body)


def must_be(state: str, wanted: str) -> None:
    """Refuse what is not possible in this state."""
    if state == wanted:
        return
    sentences = {
        DRAFT: N_("The deployment was issued. What was issued is no longer changed."),
        ISSUED: N_("The deployment is not in force: it must be issued first, and not withdrawn."),
    }
    raise Refused("desk.wrong_state", sentences[wanted])


def same_version(held: int, seen: int) -> None:
    """Refuse who acts on an older version than the one that stands."""
    if held != seen:
        raise Conflict("desk.stale", N_("Somebody changed it meanwhile. Read it again before you act."), version=held)
