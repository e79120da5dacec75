"""What a session must say, and what may happen to it when."""

from dataclasses import dataclass
from datetime import date, timedelta

from unionhall.desk.rules.duty import MIDNIGHT
from unionhall.desk.rules.training_kinds import (
    LEAST_STARS,
    MOST_CAPACITY,
    MOST_STARS,
    TRAINING_KINDS,
    TRAINING_STATES,
)
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_, Sentence

LONGEST_TOPIC, LONGEST_ABOUT, LONGEST_PLACE, LONGEST_WORDS = 120, 2000, 160, 500
_FARTHEST = timedelta(days=731)
RATED_WITHIN = timedelta(days=30)  # ours: later nobody remembers


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """A session in clean words."""

    kind: str
    topic: str
    about: str
    speaker: str
    held_on: date
    from_minute: int
    to_minute: int
    place: str
    capacity: int | None


def read_session(
    *,
    kind: str,
    topic: str,
    about: str,
    speaker: str,
    held_on: date,
    from_minute: int,
    to_minute: int,
    place: str,
    in_room: bool,
    capacity: int | None,
    today: date,
) -> SessionFacts:
    """Return the facts without stray spaces; refuse what nobody could attend."""
    if kind not in TRAINING_KINDS:
        raise Refused("desk.unknown_training", N_("Choose for whom it is."), where="kind")
    line, where = " ".join(topic.split()), " ".join(place.split())
    if not line or len(line) > LONGEST_TOPIC or len(about) > LONGEST_ABOUT or len(where) > LONGEST_PLACE:
        raise Refused("desk.topic", N_("A session has a topic of at most {most} letters."), most=LONGEST_TOPIC)
    if not today - _FARTHEST <= held_on <= today + _FARTHEST:
        raise Refused("desk.session_day", N_("The day is within two years of today."), where="held_on")
    if not 0 <= from_minute < to_minute <= MIDNIGHT:
        raise Refused("desk.session_hours", N_("It ends later than it begins, on the same day."), where="hours")
    if not where and not in_room:
        raise Refused("desk.session_place", N_("Name the room or the place."), where="place")
    if capacity is not None and not 1 <= capacity <= MOST_CAPACITY:
        raise Refused("desk.capacity", N_("Seats are between 1 and {most}."), where="capacity", most=MOST_CAPACITY)
    return SessionFacts(
        kind=kind,
        topic=line,
        about=about.replace("\r\n", "\n").strip(),
        speaker=" ".join(speaker.split())[:120],
        held_on=held_on,
        from_minute=from_minute,
        to_minute=to_minute,
        place=where,
        capacity=capacity,
    )


def session_must_be(state: str, *wanted: str) -> None:
    """Refuse what this state does not allow."""
    if state not in wanted:
        raise Refused(
            "desk.session_state",
            N_("This session is “{state}”; that is not possible now."),
            state=Sentence(TRAINING_STATES[state]),
        )


def has_room(taken: int, more: int, capacity: int | None) -> None:
    """Refuse more people than seats.

    >>> has_room(29, 1, 30)
    """
    if capacity is not None and taken + more > capacity:
        raise Refused(
            "desk.full",
            N_("There are {capacity} seats and {taken} are taken."),
            capacity=capacity,
            taken=taken,
        )


def to_come(held_on: date, today: date) -> None:
    """Refuse to sign up for what is over."""
    if held_on < today:
        raise Refused("desk.session_over", N_("It was on {day} and is over."), day=held_on)


def right_code(asked: str, code: str, held_on: date, today: date) -> None:
    """Refuse to sign in on another day or with another code."""
    if held_on != today:
        raise Refused("desk.not_today", N_("Sign in on the day itself, {day}."), day=held_on)
    if "".join(asked.split()) != code:
        raise Refused("desk.wrong_code", N_("This is not the code that is shown in the room."), where="code")


def may_rate(*, came: bool, rated: bool, stars: int, held_on: date, today: date) -> None:
    """Refuse stars of somebody who was not there, who gave them already, or who comes too late."""
    if not came:
        raise Refused("desk.was_not_there", N_("Whoever was there rates it. Sign in first, or ask to be marked."))
    if rated:
        raise Refused("desk.rated_already", N_("You rated this already. Your stars are not tied to your name."))
    if not held_on <= today <= held_on + RATED_WITHIN:
        raise Refused("desk.rate_when", N_("It is rated within {days} days."), days=RATED_WITHIN.days)
    if not LEAST_STARS <= stars <= MOST_STARS:
        raise Refused(
            "desk.stars", N_("The rating is a whole number from {least} to {most}."), least=LEAST_STARS, most=MOST_STARS
        )
