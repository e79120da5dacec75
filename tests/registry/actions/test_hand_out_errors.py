"""The error workbook holds exactly what did not go in, and who took it is on record."""

import pytest

from registry.batches_of_rosters import committed
from registry.conftest import NOW, SYSTEM, Forest
from registry.rosters import person, read
from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import Refused
from unionhall.registry.actions.hand_out_errors import hand_out_errors
from unionhall.registry.actions.tick_rows import tick_rows


def test_held_and_refused_rows(forest: Forest) -> None:
    batch = committed()
    rows = read(hand_out_errors(actor=SYSTEM, batch_id=batch, say=str, now=NOW))
    assert [row["verdict"] for row in rows] == ["warn", "refuse"]
    assert AuditRecord.objects.filter(verb="registry.hand_out_errors").count() == 1
    tick_rows(actor=SYSTEM, batch_id=batch, rows=None, ticked=True, now=NOW)
    assert len(read(hand_out_errors(actor=SYSTEM, batch_id=batch, say=str, now=NOW))) == 2  # not in yet


def test_a_clean_roster_has_none(forest: Forest) -> None:
    with pytest.raises(Refused, match="roster_faultless"):
        hand_out_errors(actor=SYSTEM, batch_id=committed([person(0)]), say=str, now=NOW)
