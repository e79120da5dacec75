"""The registry's work in the background."""

from unionhall.base.jobs import Task, job
from unionhall.kernel.text import N_, Sentence
from unionhall.registry.actions.commit_batch import commit_batch
from unionhall.registry.actions.stage_roster import stage_roster


@job("registry.stage_roster", lease_seconds=120)
def stage(task: Task) -> dict[str, object]:
    """Judge an uploaded roster."""
    counts = stage_roster(actor=task.actor, batch_id=task.payload["batch"], now=task.now(), tell=task.progress)
    return {"batch": task.payload["batch"], **counts}


@job("registry.commit_roster", lease_seconds=120)
def commit(task: Task) -> dict[str, object]:
    """Let the rows of one commit in: one transaction, numbered, so that a killed run starts anew without harm."""
    task.progress(0, 1, Sentence(N_("Entering members")))
    counts = commit_batch(actor=task.actor, batch_id=task.payload["batch"], wave=task.payload["wave"], now=task.now())
    task.progress(1, 1, Sentence(N_("Members are entered")))
    return {"batch": task.payload["batch"], **counts}
