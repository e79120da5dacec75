"""Background work of the workflow: clocks that run out, clocks whose calendar changed."""

from unionhall.base import clock
from unionhall.base.jobs import Task, cron
from unionhall.kernel.text import N_
from unionhall.workflow.actions.recount_clocks import recount_clocks
from unionhall.workflow.actions.run_out_clock import run_out_clock
from unionhall.workflow.queries.clocks import clocks_over

MOST_BATCHES = 500


@cron("*/10 * * * *", "workflow.keep_clocks", lease_seconds=300, title=N_("Work through clocks that ran out"))
def keep_clocks(task: Task) -> dict[str, object]:
    """Recount what another calendar computed, then do what clocks that ran out are there for."""
    now = task.now()
    recounted, after = 0, 0
    for _ in range(MOST_BATCHES):
        count, after = recount_clocks(actor=task.actor, after=after, now=now)
        if not count:
            break
        recounted += count
    done, last = 0, 0
    for _ in range(MOST_BATCHES):
        batch = clocks_over(clock.today(now), last)
        if not batch:
            break
        done += sum(run_out_clock(actor=task.actor, clock_id=clock_id, now=now) for clock_id in batch)
        last = batch[-1]
    return {"recounted": recounted, "ran_out": done}
