import pytest

from unionhall.desk.actions.sign_in import sign_in
from unionhall.desk.actions.sign_off import sign_off
from unionhall.desk.actions.sign_up import sign_up
from unionhall.desk.models import TrainingSeat
from unionhall.kernel.errors import Refused


def test_a_seat_given_back_is_free_again(announced, people, now):
    row = announced(capacity=1)
    sign_up(actor=people["worker"], session_id=row.pk, now=now)
    sign_off(actor=people["worker"], session_id=row.pk, now=now)
    sign_off(actor=people["worker"], session_id=row.pk, now=now)
    sign_up(actor=people["chair"], session_id=row.pk, now=now)
    assert TrainingSeat.objects.get().account_id == people.ids["chair"]


def test_who_is_there_already_stays_on_the_list(announced, people, now):
    row = announced(days=0)
    sign_in(actor=people["worker"], session_id=row.pk, code="204816", now=now)
    with pytest.raises(Refused):
        sign_off(actor=people["worker"], session_id=row.pk, now=now)
