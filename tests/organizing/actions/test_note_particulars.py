"""Particulars are laid over what is known, sealed, and leave no text in the trail."""

import pytest
from django.db import connection

from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import NotFound, Refused
from unionhall.organizing.actions.note_particulars import note_particulars
from unionhall.organizing.queries.particulars import particulars_of


def test_they_add_up_and_can_be_taken_away(ground, founding, now) -> None:
    call = {"actor": ground.station, "undertaking_id": founding.pk, "now": now}
    note_particulars(given={"contact": "马晓燕", "phone": "0416-5550123"}, **call)
    note_particulars(given={"contact": "", "place": "三楼"}, **call)
    founding.refresh_from_db()
    assert particulars_of(founding) == {"phone": "0416-5550123", "place": "三楼"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT particulars FROM organizing_undertaking")
        assert b"5550123" not in bytes(cursor.fetchone()[0])
    assert "5550123" not in str(list(AuditRecord.objects.values_list("facts", flat=True)))


def test_strangers_and_unknown_keys(ground, founding, now) -> None:
    with pytest.raises(Refused):
        note_particulars(actor=ground.station, undertaking_id=founding.pk, given={"x": "y"}, now=now)
    with pytest.raises(NotFound):
        note_particulars(actor=ground.chair, undertaking_id=founding.pk, given={"contact": "x"}, now=now)
