from datetime import timedelta

import pytest

from unionhall.base.models import AuditRecord
from unionhall.desk.actions.rate_session import rate_session
from unionhall.desk.actions.sign_in import sign_in
from unionhall.desk.models import TrainingRating, TrainingSeat
from unionhall.desk.queries.trainings import Rated, rating_of
from unionhall.kernel.errors import Refused


def test_stars_are_kept_without_a_name(announced, people, now):
    row = announced(days=0)
    sign_in(actor=people["worker"], session_id=row.pk, code="204816", now=now)
    before = AuditRecord.objects.count()
    rate_session(actor=people["worker"], session_id=row.pk, stars=4, words=" 实 在 ", now=now)
    assert AuditRecord.objects.count() == before
    assert {field.name for field in TrainingRating._meta.get_fields()} == {"id", "session", "stars", "words"}
    assert TrainingSeat.objects.get().rated
    assert rating_of(row) == Rated(1, 4)
    with pytest.raises(Refused):
        rate_session(actor=people["worker"], session_id=row.pk, stars=1, now=now)


def test_only_who_was_there_rates_and_not_for_ever(announced, people, now):
    row = announced(days=0)
    with pytest.raises(Refused):
        rate_session(actor=people["worker"], session_id=row.pk, stars=5, now=now)
    sign_in(actor=people["worker"], session_id=row.pk, code="204816", now=now)
    for stars, days in ((0, 0), (6, 0), (5, 31)):
        with pytest.raises(Refused):
            rate_session(actor=people["worker"], session_id=row.pk, stars=stars, now=now + timedelta(days=days))
    assert not TrainingRating.objects.exists()
