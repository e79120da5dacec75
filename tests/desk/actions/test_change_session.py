import pytest

from unionhall.desk.actions.cancel_session import cancel_session
from unionhall.desk.actions.change_session import change_session
from unionhall.desk.actions.sign_up import sign_up
from unionhall.desk.models import TrainingSession
from unionhall.kernel.errors import Conflict, NotFound, Refused


def test_a_plan_is_changed_until_it_is_over(announced, people, now, today):
    row = announced(capacity=5)
    given = {"topic": "新题目", "held_on": today, "from_minute": 1, "to_minute": 2, "place": "新地方"}
    sign_up(actor=people["worker"], session_id=row.pk, now=now)
    change_session(actor=people["park"], session_id=row.pk, version=row.version, capacity=1, now=now, **given)
    again = TrainingSession.objects.get()
    assert (again.topic, again.state, again.capacity) == ("新题目", "announced", 1)
    sign_up(actor=people["worker"], session_id=row.pk, now=now)
    with pytest.raises(Conflict):
        change_session(actor=people["park"], session_id=row.pk, version=row.version, now=now, **given)
    with pytest.raises(NotFound):
        change_session(actor=people["next_park"], session_id=row.pk, version=again.version, now=now, **given)
    cancel_session(actor=people["wang"], session_id=row.pk, version=again.version, reason="x", now=now)
    with pytest.raises(Refused):
        change_session(actor=people["park"], session_id=row.pk, version=again.version + 1, now=now, **given)
