import pytest

from unionhall.desk.actions.mark_attendance import mark_attendance
from unionhall.desk.actions.sign_in import sign_in
from unionhall.desk.actions.sign_up import sign_up
from unionhall.desk.models import TrainingSeat
from unionhall.kernel.errors import NotFound, Refused


def test_the_list_is_kept_as_it_is_ticked_and_the_code_stays(announced, people, now):
    row = announced(days=0)
    one = sign_up(actor=people["worker"], session_id=row.pk, now=now)
    sign_in(actor=people["chair"], session_id=row.pk, code="204816", now=now)
    assert mark_attendance(actor=people["li"], session_id=row.pk, came=[one], also=[" 张 三 ", " "], now=now) == 3
    assert mark_attendance(actor=people["li"], session_id=row.pk, came=[], now=now) == 1
    came = TrainingSeat.objects.get(came_at__isnull=False)
    assert (came.account_id, came.marked_by, came.way) == (people.ids["chair"], "code", "walked_in")


def test_a_seat_of_another_session_is_not_ticked(announced, people, now):
    row, other = announced(days=0), announced("另一场", days=0)
    seat = sign_up(actor=people["worker"], session_id=other.pk, now=now)
    assert mark_attendance(actor=people["li"], session_id=row.pk, came=[seat], now=now) == 0
    assert TrainingSeat.objects.get().came_at is None


def test_no_list_before_the_day_nor_by_others(announced, people, now):
    row = announced()
    with pytest.raises(Refused):
        mark_attendance(actor=people["li"], session_id=row.pk, came=[], now=now)
    with pytest.raises(NotFound):
        mark_attendance(actor=people["far_station"], session_id=row.pk, came=[], now=now)
