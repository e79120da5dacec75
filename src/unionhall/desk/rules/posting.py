"""What a post of a column must say, and what may happen to it in which state."""

from dataclasses import dataclass
from datetime import date

from unionhall.desk.rules.column_kinds import LONGEST_BODY, LONGEST_POST_TITLE, POST_KINDS, POST_STATES
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_, Sentence


@dataclass(frozen=True, slots=True)
class PostText:
    """A post in clean words."""

    kind: str
    title: str
    body: str
    valid_until: date | None


def read_post(*, kind: str, title: str, body: str, valid_until: date | None, today: date) -> PostText:
    """Return the post without stray spaces; refuse what is empty, endless or over before it begins."""
    if kind not in POST_KINDS:
        raise Refused("desk.unknown_post_kind", N_("Choose what kind of post it is."), where="kind")
    line, text = " ".join(title.split()), body.replace("\r\n", "\n").strip()
    if not line or not text:
        raise Refused("desk.post_empty", N_("A post has a title and a text."), where="title")
    if len(line) > LONGEST_POST_TITLE or len(text) > LONGEST_BODY:
        raise Refused(
            "desk.post_long",
            N_("A title has at most {title} letters, a text {body}."),
            title=LONGEST_POST_TITLE,
            body=LONGEST_BODY,
        )
    still_valid(valid_until, today)
    return PostText(kind, line, text, valid_until)


def still_valid(valid_until: date | None, today: date) -> None:
    """Refuse to show what is over already."""
    if valid_until is not None and valid_until < today:
        raise Refused(
            "desk.post_over",
            N_("The last day, {day}, is over. Choose a later one or none."),
            where="valid_until",
            day=valid_until,
        )


def must_be(state: str, *wanted: str) -> None:
    """Refuse what this state does not allow."""
    if state not in wanted:
        raise Refused(
            "desk.post_state",
            N_("This post is “{state}”; that is not possible now."),
            state=Sentence(POST_STATES[state]),
        )
