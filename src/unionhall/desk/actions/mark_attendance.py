"""Mark on the list who came."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.models import TrainingSeat
from unionhall.desk.queries.trainings import session_by_id
from unionhall.desk.rules.grants import KEEP_TRAININGS
from unionhall.desk.rules.training import session_must_be
from unionhall.desk.rules.training_kinds import ANNOUNCED, BY_LIST, HELD, WALKED_IN
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

MOST_NAMES = 500


@transaction.atomic
def mark_attendance(
    *, actor: Actor, session_id: int, came: Collection[int], also: Sequence[str] = (), now: datetime
) -> int:
    """Keep the list as it is ticked: ``came`` are seats; ``also`` are names of people who walked in without one.

    Who signed in with the code stays marked. Return how many were there.
    """
    require(actor, KEEP_TRAININGS)
    # Gather
    session = session_by_id(actor, session_id, KEEP_TRAININGS, lock=True)
    ticked = set(came)
    names = [name for name in (" ".join(line.split())[:60] for line in also) if name]
    # Decide
    session_must_be(session.state, ANNOUNCED, HELD)
    if session.held_on > clock.today(now):
        raise Refused("desk.list_early", N_("The list is kept on the day itself, {day}."), day=session.held_on)
    if len(names) > MOST_NAMES:
        raise Refused("desk.many_names", N_("At most {most} names at once."), most=MOST_NAMES)
    # Record
    rows = TrainingSeat.objects.filter(session=session)
    rows.filter(pk__in=ticked, came_at__isnull=True).update(came_at=now, marked_by=BY_LIST)
    rows.filter(marked_by=BY_LIST, rated=False).exclude(pk__in=ticked).update(came_at=None, marked_by="")
    TrainingSeat.objects.bulk_create(
        TrainingSeat(
            session=session, scope_path=session.scope_path, name=name, way=WALKED_IN, came_at=now, marked_by=BY_LIST
        )
        for name in names
    )
    present = rows.filter(came_at__isnull=False).count()
    record(
        actor=actor,
        verb="desk.mark_attendance",
        subject=f"session:{session.pk}",
        scope_path=session.scope_path,
        now=now,
        facts={"present": present},
    )
    return present
