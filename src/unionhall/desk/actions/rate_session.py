"""Give stars to a session that one attended."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.desk.models import TrainingRating
from unionhall.desk.queries.trainings import attended_session, own_seat
from unionhall.desk.rules.grants import TAKE_PART
from unionhall.desk.rules.training import LONGEST_WORDS, may_rate
from unionhall.kernel.actors import Actor


@transaction.atomic
def rate_session(*, actor: Actor, session_id: int, stars: int, words: str = "", now: datetime) -> None:
    """Keep stars and words without a name; the seat only remembers that it rated. No audit row ties them together."""
    require(actor, TAKE_PART)
    # Gather
    session = attended_session(actor, session_id, lock=True)
    seat = own_seat(actor, session)
    # Decide
    may_rate(
        came=seat is not None and seat.came_at is not None,
        rated=seat is not None and seat.rated,
        stars=stars,
        held_on=session.held_on,
        today=clock.today(now),
    )
    # Record
    assert seat is not None
    seat.rated = True
    seat.save(update_fields=["rated"])
    TrainingRating.objects.create(session=session, stars=stars, words=" ".join(words.split())[:LONGEST_WORDS])
