from datetime import timedelta

import pytest

from unionhall.desk.actions.sign_up import sign_up
from unionhall.desk.models import TrainingSeat
from unionhall.kernel.actors import NOBODY
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def test_a_seat_is_taken_once_while_there_are_any(announced, people, now):
    row = announced(capacity=1)
    assert sign_up(actor=people["worker"], session_id=row.pk, now=now) == sign_up(
        actor=people["worker"], session_id=row.pk, now=now
    )
    with pytest.raises(Refused):
        sign_up(actor=people["chair"], session_id=row.pk, now=now)
    seat = TrainingSeat.objects.get()
    assert (seat.name, seat.way, seat.came_at) == ("worker", "signed_up", None)


def test_no_seat_at_a_plan_a_training_or_what_is_over(planned, announced, people, now):
    over = announced()
    with pytest.raises(Refused):
        sign_up(actor=people["worker"], session_id=over.pk, now=now + timedelta(days=3))
    for row in (planned("筹备中"), announced("培训", kind="officers")):
        with pytest.raises(NotFound):
            sign_up(actor=people["worker"], session_id=row.pk, now=now)
    with pytest.raises(NotAllowed):
        sign_up(actor=NOBODY, session_id=over.pk, now=now)
