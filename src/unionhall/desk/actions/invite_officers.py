"""Ask officers of unions to a session."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.models import TrainingSeat
from unionhall.desk.queries.trainings import officers_within, seats, session_by_id, taken_seats
from unionhall.desk.rules.grants import KEEP_TRAININGS
from unionhall.desk.rules.training import has_room, session_must_be, to_come
from unionhall.desk.rules.training_kinds import ANNOUNCED, INVITED, PLANNED
from unionhall.kernel.actors import Actor


@transaction.atomic
def invite_officers(*, actor: Actor, session_id: int, post_ids: Collection[int], now: datetime) -> int:
    """Invite whoever holds these posts of grassroots unions within reach; return how many were not invited before."""
    require(actor, KEEP_TRAININGS)
    # Gather
    session, today = session_by_id(actor, session_id, KEEP_TRAININGS, lock=True), clock.today(now)
    asked = officers_within(actor, today, KEEP_TRAININGS, post_ids)
    known = set(seats(session).values_list("person_id", flat=True))
    # Decide
    session_must_be(session.state, PLANNED, ANNOUNCED)
    to_come(session.held_on, today)
    fresh = {post.person_id: post for post in asked if post.person_id not in known}
    has_room(taken_seats(session), len(fresh), session.capacity)
    # Record
    TrainingSeat.objects.bulk_create(
        TrainingSeat(
            session=session,
            scope_path=session.scope_path,
            person=post.person,
            name=post.person.name,
            union=post.organisation,
            way=INVITED,
        )
        for post in fresh.values()
    )
    record(
        actor=actor,
        verb="desk.invite_officers",
        subject=f"session:{session.pk}",
        scope_path=session.scope_path,
        now=now,
        facts={"invited": len(fresh)},
    )
    return len(fresh)
