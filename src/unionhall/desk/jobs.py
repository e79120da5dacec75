"""Background work of the desk: rounds are opened, units reminded, roll-ups frozen at their day."""

from unionhall.base import clock
from unionhall.base.jobs import Task, cron
from unionhall.desk.actions.chase_returns import chase_returns
from unionhall.desk.actions.freeze_rollup import freeze_rollup
from unionhall.desk.actions.open_return import open_return
from unionhall.desk.queries.deployments import rounds_by_id
from unionhall.desk.queries.returns import due_to_open
from unionhall.desk.queries.rollups import to_freeze
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

MOST_BATCHES = 200


@cron("20 0 * * *", "desk.open_rounds", lease_seconds=300, title=N_("Ask units for what is due next"))
def open_rounds(task: Task) -> dict[str, object]:
    """Open the returns of rounds that begin today."""
    now, opened = task.now(), 0
    for _ in range(MOST_BATCHES):
        found = due_to_open(clock.today(now))
        for part_id, round_id in found:
            open_return(actor=task.actor, part_id=part_id, round_id=round_id, now=now)
        opened += len(found)
        if not found:
            break
    return {"opened": opened}


@cron("40 0 * * *", "desk.chase", lease_seconds=300, title=N_("Remind units of returns that are due or late"))
def chase(task: Task) -> dict[str, object]:
    """Note reminders for what is due soon and what is late."""
    reminded = 0
    for _ in range(MOST_BATCHES):
        count = chase_returns(actor=task.actor, now=task.now())
        reminded += count
        if not count:
            break
    return {"reminded": reminded}


@cron("0 1 * * *", "desk.freeze", lease_seconds=600, title=N_("Freeze roll-ups whose day is over"))
def freeze(task: Task) -> dict[str, object]:
    """Freeze every roll-up in the first night after its day; people sign it later."""
    now, frozen = task.now(), 0
    for _ in range(MOST_BATCHES):
        found = to_freeze(clock.today(now))
        codes = rounds_by_id({asked for _, asked in found})
        done = 0
        for part_id, round_id in found:
            try:
                freeze_rollup(actor=task.actor, part_id=part_id, round_code=codes[round_id], now=now)
            except Refused:
                continue  # withdrawn meanwhile
            done += 1
        frozen += done
        if not done:
            break
    return {"frozen": frozen}
