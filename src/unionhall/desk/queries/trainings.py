"""Training sessions and talks: as officers see them, as workers see them, and what they come to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from unionhall.base.authority import scoped, within
from unionhall.desk.models import TrainingFile, TrainingRating, TrainingSeat, TrainingSession
from unionhall.desk.rules.grants import READ_TRAININGS
from unionhall.desk.rules.training_kinds import ANNOUNCED, HELD, OFFICERS_KIND, TALK_KIND
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Person, Post
from unionhall.registry.queries.listed import running_on
from unionhall.registry.rules.kinds import GRASSROOTS

MOST_OFFICERS = 2000
_MISSING = N_("There is no such session under this address, or it is not yours to see.")


def sessions(actor: Actor, grant: str = READ_TRAININGS) -> QuerySet[TrainingSession]:
    """Return the sessions within reach."""
    return scoped(TrainingSession.objects.select_related("organisation", "room").order_by("id"), actor, grant)


def session_rows(actor: Actor, today: date) -> QuerySet[TrainingSession]:
    """Return the sessions for the list, with who was asked and who came."""
    came = Count("seats", filter=Q(seats__came_at__isnull=False))
    return sessions(actor).order_by().annotate(asked=Count("seats"), came=came)


def session_by_id(actor: Actor, session_id: int, grant: str = READ_TRAININGS, *, lock: bool = False) -> TrainingSession:
    """Return one session; ``NotFound`` when it is not there or not the actor's."""
    rows = sessions(actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=session_id).first() if 0 < session_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_session", _MISSING)
    return found


def public_talks(path: str, today: date, *, below: bool = False, limit: int = 20) -> list[TrainingSession]:
    """Return the talks to come at ``path`` (and below), the nearest first."""
    rows = TrainingSession.objects.filter(
        within(path, subtree=below), kind=TALK_KIND, state=ANNOUNCED, held_on__gte=today
    )
    return list(rows.select_related("organisation", "room").order_by("held_on", "from_minute", "id")[:limit])


def attended_session(actor: Actor, session_id: int, *, lock: bool = False) -> TrainingSession:
    """Return a session for whoever takes part: an announced or held talk, or one to which the actor was asked."""
    rows = TrainingSession.objects.filter(state__in=(ANNOUNCED, HELD)).select_related("organisation", "room")
    if lock:
        rows = rows.select_for_update(of=("self",))
    mine = Q(pk__in=_seats_of(actor).values("session_id")) if actor.account_id is not None else Q(pk__in=())
    found = rows.filter(Q(kind=TALK_KIND) | mine, pk=session_id).first() if 0 < session_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_session", _MISSING)
    return found


def _seats_of(actor: Actor) -> QuerySet[TrainingSeat]:
    return TrainingSeat.objects.filter(Q(account_id=actor.account_id) | Q(person__account_id=actor.account_id))


def own_seat(actor: Actor, session: TrainingSession) -> TrainingSeat | None:
    """Return the actor's own seat at a session."""
    if actor.account_id is None:
        return None
    return _seats_of(actor).filter(session=session).order_by("id").first()


def own_sessions(actor: Actor, today: date, limit: int = 20) -> list[TrainingSeat]:
    """Return the sessions to come to which the actor was asked or signed up."""
    if actor.account_id is None:
        return []
    rows = _seats_of(actor).filter(session__state=ANNOUNCED, session__held_on__gte=today)
    return list(rows.select_related("session__organisation", "session__room").order_by("session__held_on")[:limit])


def seats(session: TrainingSession) -> QuerySet[TrainingSeat]:
    """Return who was asked, signed up or walked in, by union and name."""
    return session.seats.select_related("union").order_by("union__path", "name", "id")


def taken_seats(session: TrainingSession) -> int:
    """Return how many seats are taken."""
    return session.seats.count()


def files_of_session(session: TrainingSession, limit: int = 50) -> list[TrainingFile]:
    """Return the materials of a session."""
    return list(session.files.order_by("id")[:limit])


@dataclass(frozen=True, slots=True)
class Rated:
    """How a session or several were rated: how many, and the sum of the stars."""

    count: int
    stars: int


def rated(condition: Q) -> Rated:
    """Return the ratings of the sessions that ``condition`` chooses."""
    found = TrainingRating.objects.filter(condition).aggregate(count=Count("pk"), stars=Sum("stars"))
    return Rated(int(found["count"]), int(found["stars"] or 0))


def rating_of(session: TrainingSession) -> Rated:
    """Return how a session was rated."""
    return rated(Q(session=session))


def words_about(session: TrainingSession, limit: int = 50) -> list[str]:
    """Return what people wrote about a session, by stars, so that the order says nothing about who."""
    rows = TrainingRating.objects.filter(session=session).exclude(words="").order_by("stars", "words")
    return [str(words) for words in rows.values_list("words", flat=True)[:limit]]


@dataclass(frozen=True, slots=True)
class TrainingFigures:
    """What was held in a time: sessions for officers and talks, who came, and the ratings."""

    officer_sessions: int
    talks: int
    officers_came: int
    workers_came: int
    rating: Rated


def training_figures(path: str, from_on: date, to_on: date) -> TrainingFigures:
    """Return what the organisations at and below ``path`` held between two days: three queries."""
    held = TrainingSession.objects.filter(within(path), state=HELD, held_on__gte=from_on, held_on__lte=to_on)
    kinds = dict(held.order_by().values_list("kind").annotate(found=Count("pk")).values_list("kind", "found"))
    inside = Q(session__in=held)
    came = TrainingSeat.objects.filter(inside, came_at__isnull=False).order_by()
    by_kind = dict(came.values_list("session__kind").annotate(found=Count("pk")).values_list("session__kind", "found"))
    return TrainingFigures(
        officer_sessions=int(kinds.get(OFFICERS_KIND, 0)),
        talks=int(kinds.get(TALK_KIND, 0)),
        officers_came=int(by_kind.get(OFFICERS_KIND, 0)),
        workers_came=int(by_kind.get(TALK_KIND, 0)),
        rating=rated(inside),
    )


def officers_within(actor: Actor, today: date, grant: str, post_ids: Collection[int] | None = None) -> list[Post]:
    """Return who holds a post of a grassroots union within reach, for invitations; ``post_ids`` choose among them."""
    rows = Post.objects.filter(running_on(today), organisation__kind__in=GRASSROOTS)
    if post_ids is not None:
        rows = rows.filter(pk__in=list(post_ids)[:MOST_OFFICERS])
    rows = scoped(rows.select_related("person", "organisation"), actor, grant)
    return list(rows.order_by("organisation__path", "id")[:MOST_OFFICERS])


def person_of(actor: Actor) -> Person | None:
    """Return the person behind a log-in, if it was linked."""
    return Person.objects.filter(account_id=actor.account_id).first() if actor.account_id is not None else None
