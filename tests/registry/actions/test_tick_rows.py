"""A tick lets a warned row in; a refused one or a member elsewhere stays out."""

from registry.batches_of_rosters import committed, staged
from registry.conftest import NOW, SYSTEM, Forest
from registry.rosters import person
from unionhall.registry.actions.tick_rows import tick_rows
from unionhall.registry.models import ImportRow
from unionhall.registry.queries.rosters import batch as found
from unionhall.registry.queries.rosters import ticks


def tick(batch: int, rows: list[int] | None, *, ticked: bool = True) -> int:
    return tick_rows(actor=SYSTEM, batch_id=batch, rows=rows, ticked=ticked, now=NOW)


def test_ticks_come_and_go(forest: Forest) -> None:
    batch = staged()
    assert tick(batch, [6]) == 1
    assert ImportRow.objects.get(batch=batch, row=6).wave == 1
    assert ticks(found(SYSTEM, batch)) == (1, 1)
    assert tick(batch, [6], ticked=False) == 1
    assert tick(batch, [7]) == 0  # refused
    assert tick(batch, None) == 1


def test_a_member_elsewhere_cannot_be_ticked_in(forest: Forest) -> None:
    committed([person(0)])
    batch = staged([person(0)], union="B1")
    assert tick(batch, None) == 0
    assert ticks(found(SYSTEM, batch)) == (0, 0)


def test_imported_rows_keep_their_tick(forest: Forest) -> None:
    batch = committed()
    tick(batch, None)
    assert ImportRow.objects.get(batch=batch, row=6).wave == 2
