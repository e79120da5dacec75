"""Rows are laid slice by slice; the first slice removes an earlier run's rows; only who imports may."""

import pytest

from registry.batches_of_rosters import staged, uploaded
from registry.conftest import SYSTEM, Forest
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotAllowed, Refused
from unionhall.registry.actions import lay_rows as module
from unionhall.registry.actions.lay_rows import lay_rows
from unionhall.registry.models import ImportBatch, ImportRow
from unionhall.registry.queries.rosters import read_uploaded


def test_slices_together_are_the_roster(forest: Forest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SLICE", 4)
    batch = uploaded()
    roster = read_uploaded(SYSTEM, batch)
    ends = [lay_rows(actor=SYSTEM, batch_id=batch, roster=roster, start=start) for start in roster.slices(4)]
    assert ends == [4, 6]
    rows = ImportRow.objects.filter(batch=batch).order_by("row").values_list("row", flat=True)
    assert list(rows) == roster.judged.frame["row"].to_list()


def test_the_first_slice_hides_and_removes_what_an_earlier_run_wrote(forest: Forest) -> None:
    batch = staged()
    lay_rows(actor=SYSTEM, batch_id=batch, roster=read_uploaded(SYSTEM, batch))
    assert ImportBatch.objects.get(pk=batch).state == "uploaded"
    assert ImportRow.objects.filter(batch=batch).count() == 6


def test_nothing_is_added_to_a_roster_that_is_staged(forest: Forest) -> None:
    batch = staged()
    with pytest.raises(Refused):
        lay_rows(actor=SYSTEM, batch_id=batch, roster=read_uploaded(SYSTEM, batch), start=4)


def test_strangers_may_not(forest: Forest) -> None:
    batch = uploaded()
    roster = read_uploaded(SYSTEM, batch)
    with pytest.raises(NotAllowed):
        lay_rows(actor=Actor(account_id=None, name="x"), batch_id=batch, roster=roster)
