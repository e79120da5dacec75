from datetime import timedelta

import pytest

from unionhall.desk.actions.announce_session import announce_session
from unionhall.desk.queries.trainings import public_talks
from unionhall.kernel.errors import NotFound, Refused


def test_an_announced_talk_is_public_a_training_is_not(announced, station, today):
    talk = announced("宣讲")
    announced("培训", kind="officers")
    assert [one.pk for one in public_talks(station.path, today)] == [talk.pk]
    assert public_talks(station.path, today + timedelta(days=3)) == []


def test_what_is_over_or_announced_already_or_of_others_is_not_announced(planned, announced, people, now):
    over, twice = planned(days=-1), announced("又一场")
    for row in (over, twice):
        with pytest.raises(Refused):
            announce_session(actor=people["wang"], session_id=row.pk, version=row.version, now=now)
    with pytest.raises(NotFound):
        announce_session(actor=people["far_station"], session_id=over.pk, version=1, now=now)
