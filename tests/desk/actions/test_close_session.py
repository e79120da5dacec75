import pytest

from unionhall.desk.actions.close_session import close_session
from unionhall.desk.actions.mark_attendance import mark_attendance
from unionhall.desk.models import TrainingSession
from unionhall.desk.queries.trainings import Rated, TrainingFigures, training_figures
from unionhall.kernel.errors import NotFound, Refused


def test_a_session_counts_when_it_was_held(announced, people, now, station, today):
    row, later = announced(days=0), announced("以后", days=3)
    with pytest.raises(Refused):
        close_session(actor=people["wang"], session_id=later.pk, version=later.version, now=now)
    with pytest.raises(NotFound):
        close_session(actor=people["far_station"], session_id=row.pk, version=row.version, now=now)
    mark_attendance(actor=people["wang"], session_id=row.pk, came=[], also=["张三", "李四"], now=now)
    assert training_figures(station.path, today, today).talks == 0
    close_session(actor=people["wang"], session_id=row.pk, version=row.version, now=now)
    assert TrainingSession.objects.get(pk=row.pk).state == "held"
    assert training_figures("0001", today, today) == TrainingFigures(0, 1, 0, 2, Rated(0, 0))
