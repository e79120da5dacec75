"""Hand in a receiving system's return file; a job reads it."""

from datetime import datetime

from django.db import transaction

from unionhall.base import files
from unionhall.base.authority import require
from unionhall.base.jobs import enqueue
from unionhall.kernel.actors import Actor
from unionhall.registry.queries.feeds import feed_run

GRANT = "registry.feed_upward"


@transaction.atomic
def order_feed_return(*, actor: Actor, run_id: int, content: bytes, name: str, now: datetime) -> int:
    """Keep the file, queue the job and return its id."""
    require(actor, GRANT)
    run = feed_run(actor, run_id)
    file_id = files.store(
        content, name=name, purpose="registry.feed_return", grant=GRANT, actor=actor, scope_path=run.scope_path, now=now
    )
    payload = {"run": run.pk, "file": file_id}
    return enqueue("registry.read_feed_return", payload, actor=actor, now=now, scope_path=run.scope_path)
