import pytest

from unionhall.desk.actions.cancel_session import cancel_session
from unionhall.desk.models import TrainingSession
from unionhall.desk.queries.trainings import public_talks
from unionhall.kernel.errors import NotFound, Refused


def test_a_session_called_off_says_why(announced, people, now, station, today):
    row = announced()
    with pytest.raises(Refused):
        cancel_session(actor=people["wang"], session_id=row.pk, version=row.version, reason="", now=now)
    with pytest.raises(NotFound):
        cancel_session(actor=people["far_station"], session_id=row.pk, version=row.version, reason="x", now=now)
    cancel_session(actor=people["wang"], session_id=row.pk, version=row.version, reason="讲师病了", now=now)
    again = TrainingSession.objects.get()
    assert (again.state, again.cancelled_reason) == ("cancelled", "讲师病了")
    assert public_talks(station.path, today) == []
