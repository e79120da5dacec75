from datetime import timedelta

import pytest

from unionhall.desk.actions.sign_in import sign_in
from unionhall.desk.models import TrainingSeat
from unionhall.kernel.errors import NotFound, Refused


def test_the_code_counts_on_the_day_and_once(announced, people, now):
    row = announced(days=1)
    with pytest.raises(Refused):
        sign_in(actor=people["worker"], session_id=row.pk, code="204816", now=now)
    tomorrow = now + timedelta(days=1)
    with pytest.raises(Refused):
        sign_in(actor=people["worker"], session_id=row.pk, code="000000", now=tomorrow)
    for _ in range(2):
        sign_in(actor=people["worker"], session_id=row.pk, code=" 204 816 ", now=tomorrow)
    seat = TrainingSeat.objects.get()
    assert (seat.came_at, seat.marked_by, seat.way) == (tomorrow, "code", "walked_in")


def test_a_training_takes_in_only_who_was_invited(announced, people, now):
    row = announced(days=0, kind="officers")
    with pytest.raises(NotFound):
        sign_in(actor=people["worker"], session_id=row.pk, code="204816", now=now)
