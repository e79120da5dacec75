"""What organizing does by itself: it tells of terms that end."""

from unionhall.base.jobs import Task, cron
from unionhall.kernel.text import N_
from unionhall.organizing.actions.raise_term_alerts import raise_term_alerts


@cron("20 6 * * *", "organizing.raise_term_alerts", title=N_("Tell of terms that end"))
def tell_of_terms(task: Task) -> dict[str, object]:
    """Announce the alerts of the day."""
    return {"told": raise_term_alerts(actor=task.actor, now=task.now())}
