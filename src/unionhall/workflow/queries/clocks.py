"""Clocks that run, for the job that keeps them."""

from collections.abc import Collection
from datetime import date

from unionhall.base.authority import all_grants
from unionhall.registry.rules.tree import ancestors
from unionhall.workflow.models import Run, RunClock
from unionhall.workflow.queries.runs import seated
from unionhall.workflow.rules.grants import READ
from unionhall.workflow.rules.procedure import SUPERIOR
from unionhall.workflow.rules.standing import GROUND


def clocks_over(today: date, after: int = 0, limit: int = 200) -> list[int]:
    """Return clocks whose last day has passed, the oldest rows first; a bounded batch."""
    rows = RunClock.objects.filter(stopped_at__isnull=True, ran_out_at__isnull=True, due_on__lt=today, pk__gt=after)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])


def clocks_of_other_calendars(mark: str, after: int = 0, limit: int = 500) -> list[RunClock]:
    """Return running clocks that were computed with another working-day table; a bounded batch, locked."""
    rows = RunClock.objects.filter(stopped_at__isnull=True, ran_out_at__isnull=True, pk__gt=after)
    rows = rows.exclude(calendar=mark).select_for_update(of=("self",))
    return list(rows.order_by("pk")[:limit])


def clock_with_run(clock_id: int) -> tuple[RunClock, Run] | None:
    """Return a running clock with its run, the run locked first; ``None`` when it was stopped meanwhile."""
    run_id = RunClock.objects.filter(pk=clock_id).values_list("run_id", flat=True).first()
    if run_id is None:
        return None
    run = Run.objects.select_for_update(of=("self",)).get(pk=run_id)
    found = RunClock.objects.filter(pk=clock_id, stopped_at__isnull=True, ran_out_at__isnull=True).first()
    return (found, run) if found is not None else None


def first_due(run_ids: list[int]) -> dict[int, tuple[date, bool]]:
    """Return, for runs, the last day of the clock that ends next and whether it is provisional."""
    rows = RunClock.objects.filter(run_id__in=run_ids, stopped_at__isnull=True, ran_out_at__isnull=True)
    found: dict[int, tuple[date, bool]] = {}
    for run_id, due_on, provisional in rows.order_by("-due_on", "-pk").values_list("run_id", "due_on", "provisional"):
        found[run_id] = (due_on, provisional)
    return found


def seat_above(run: Run, today: date) -> str:
    """Return where the people sit who hear of a run that is late: the next ones above whoever has it."""
    if run.holder == SUPERIOR:
        paths = ancestors(run.seat_path or run.superior_path)
    else:
        paths = [run.superior_path, *ancestors(run.superior_path)]
    seats = seated(all_grants()[READ].roles - GROUND, paths, today)
    return max(seats, key=len, default="")


def first_clocks(run: Run, codes: Collection[str]) -> dict[str, RunClock]:
    """Return the first clock that a run ever had under each of these codes."""
    rows = RunClock.objects.filter(run=run, code__in=codes).order_by("-pk") if codes and run.pk else ()
    return {one.code: one for one in rows}
