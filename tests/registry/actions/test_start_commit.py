"""Asked twice it is one job; with nothing to enter it says so."""

import pytest

from registry.batches_of_rosters import committed, staged
from registry.conftest import NOW, SYSTEM, Forest
from unionhall.base.jobs.worker import work_once
from unionhall.kernel.errors import Refused
from unionhall.registry.actions.start_commit import start_commit
from unionhall.registry.models import ImportBatch


def test_once(forest: Forest) -> None:
    batch = staged()
    job = start_commit(actor=SYSTEM, batch_id=batch, now=NOW)
    assert start_commit(actor=SYSTEM, batch_id=batch, now=NOW) == job
    work_once()
    assert ImportBatch.objects.get(pk=batch).imported == 4


def test_nothing_left(forest: Forest) -> None:
    with pytest.raises(Refused, match="roster_nothing"):
        start_commit(actor=SYSTEM, batch_id=committed(), now=NOW)
