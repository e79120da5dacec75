"""Counts changed organisations anew and adds the differences to everything above them, many changes at once."""

from datetime import date, datetime

from django.db import connection, transaction

from unionhall.base.authority import require
from unionhall.indicators.models import Change, Measure, Total
from unionhall.indicators.queries.measuring import counted, oldest_changes, stored
from unionhall.indicators.queries.rollups import NAMES
from unionhall.indicators.rules.measures import spread
from unionhall.kernel.actors import Actor

BATCH = 500  # well below the parameters that one statement may carry on SQLite
_NOTHING = (0,) * len(NAMES)


@transaction.atomic
def fold_changes(*, actor: Actor, as_of: date, now: datetime) -> int:
    """Fold the oldest changes; return how many change rows were folded (zero: nothing waits).

    Counting anew makes it safe to repeat: what was folded already differs by nothing.
    """
    require(actor, "indicators.recompute")
    # Gather
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE indicators_total IN SHARE ROW EXCLUSIVE MODE")
    changes = oldest_changes(BATCH)
    if not changes:
        return 0
    changed = {path for _, path in changes}
    paths = sorted(changed | {path[:-4] for path in changed} - {""})  # whoever gets its first child is no leaf any more
    before, (after, leaves) = stored(paths), counted(as_of, paths)
    # Decide
    differences = [(path, _difference(before.get(path, _NOTHING), after.get(path, _NOTHING))) for path in paths]
    sums = spread((path, change) for path, change in differences if any(change))
    # Record
    _write_measures(after, leaves)
    _write_totals(sums)
    Change.objects.filter(pk__in=[pk for pk, _ in changes]).delete()
    return len(changes)


def _difference(before: tuple[int, ...], after: tuple[int, ...]) -> list[int]:
    return [new - old for old, new in zip(before, after, strict=True)]


def _write_measures(after: dict[str, tuple[int, ...]], leaves: set[str]) -> None:
    rows = [
        Measure(path=path, leaf=path in leaves, **dict(zip(NAMES, values, strict=True)))
        for path, values in after.items()
    ]
    Measure.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["path"], update_fields=["leaf", *NAMES], batch_size=90
    )


def _write_totals(sums: dict[str, list[int]]) -> None:
    """Add to the totals that exist; an organisation that had nothing below it begins with its own measures."""
    known = {row[0]: row[1:] for row in Total.objects.filter(path__in=list(sums)).values_list("path", *NAMES)}
    inner = {path[:-4] for path in sums}  # whoever stands above a change is an inner node
    own = stored([path for path in sums if path in inner and path not in known])
    rows = []
    for path, change in sums.items():
        if path in known:
            values = [old + more for old, more in zip(known[path], change, strict=True)]
        elif path in inner:
            below = _below(path, sums, change)
            values = [mine + more for mine, more in zip(own.get(path, _NOTHING), below, strict=True)]
        else:
            continue
        rows.append(Total(path=path, **dict(zip(NAMES, values, strict=True))))
    Total.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["path"], update_fields=list(NAMES), batch_size=100
    )


def _below(path: str, sums: dict[str, list[int]], change: list[int]) -> list[int]:
    """Return what came from strictly below ``path``: the sums of its direct children."""
    gathered = [0] * len(change)
    for other, values in sums.items():
        if len(other) == len(path) + 4 and other.startswith(path):
            gathered = [one + two for one, two in zip(gathered, values, strict=True)]
    return gathered
