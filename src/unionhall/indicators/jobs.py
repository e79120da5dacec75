"""Background work of the indicators: folding changes, the nightly recount, the figures kept at the end of a month."""

from unionhall.base import clock
from unionhall.base.jobs import Task, cron, job
from unionhall.desk.queries.returns import open_returns
from unionhall.indicators.actions.fill_return import fill_return
from unionhall.indicators.actions.fold_changes import fold_changes
from unionhall.indicators.actions.recompute_totals import recompute_totals
from unionhall.indicators.actions.refresh_measures import refresh_measures
from unionhall.indicators.actions.take_snapshot import take_snapshot
from unionhall.indicators.queries.rollups import last_recount
from unionhall.indicators.queries.snapshots import federation_depths, is_kept
from unionhall.indicators.rules.periods import last_month_end
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_, Sentence

MOST_FOLDS = 2_000  # a million changes in one run; what is left waits for the next


@job("indicators.recount", lease_seconds=300, title=N_("Count the whole tree anew"))
def recount(task: Task) -> dict[str, object]:
    """Count every organisation anew and sum the whole tree."""
    today = clock.today(task.now())
    task.progress(0, 2, Sentence(N_("Counting every organisation")))
    organisations = refresh_measures(actor=task.actor, as_of=today, now=task.now())
    task.progress(1, 2, Sentence(N_("Summing over the tree")))
    inner = recompute_totals(actor=task.actor, now=task.now())
    task.progress(2, 2, Sentence(N_("The tree is counted")))
    return {"organisations": organisations, "inner": inner}


@cron("40 1 * * *", "indicators.nightly_recount", lease_seconds=300, title=N_("Count the whole tree every night"))
def nightly_recount(task: Task) -> dict[str, object]:
    """Count the tree anew each night: terms and spans end without anybody doing anything."""
    return recount(task)


@cron("* * * * *", "indicators.fold", title=N_("Add what changed to the figures"))
def fold(task: Task) -> dict[str, object]:
    """Fold what changed since the last minute; before the first recount there is nothing to fold into."""
    folded = 0
    if last_recount() is None:
        return {"folded": folded}
    for _ in range(MOST_FOLDS):
        count = fold_changes(actor=task.actor, as_of=clock.today(task.now()), now=task.now())
        folded += count
        task.progress(folded, 0, Sentence(N_("{count} changes added"), {"count": folded}))
        if not count:
            break
    return {"folded": folded}


@cron("10 2 * * *", "indicators.keep_month", title=N_("Keep the figures of the month"))
def keep_month(task: Task) -> dict[str, object]:
    """Keep last month's figures of every federation once, in the first night that finds them missing."""
    today = clock.today(task.now())
    day = last_month_end(today)
    if is_kept("", day):
        return {"figures": 0}
    depths = federation_depths()
    figures = 0
    for done, depth in enumerate(depths):
        task.progress(done, len(depths), Sentence(N_("Keeping the figures of the month")))
        figures += take_snapshot(actor=task.actor, scope_path="", as_of=day, now=task.now(), today=today, depth=depth)
    task.progress(len(depths), len(depths), Sentence(N_("The figures of the month are kept")))
    return {"figures": figures, "as_of": day.isoformat()}


@cron("20 3 * * *", "indicators.fill_returns", lease_seconds=600, title=N_("Fill returns with counted figures"))
def fill_returns(task: Task) -> dict[str, object]:
    """Count the self-filling fields of every return that is still with its unit anew, each night."""
    now, after, filled = task.now(), 0, 0
    for _ in range(MOST_FOLDS):
        batch = open_returns(after)
        if not batch:
            break
        for return_id in batch:
            try:
                filled += fill_return(actor=task.actor, return_id=return_id, now=now) > 0
            except Refused:
                continue  # submitted meanwhile
        after = batch[-1]
        task.progress(filled, 0, Sentence(N_("{count} returns filled"), {"count": filled}))
    return {"filled": filled}
