"""Attach a file to a run."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.files import store
from unionhall.kernel.actors import Actor
from unionhall.workflow.models import RunFile
from unionhall.workflow.queries.runs import run_to_act_in

PURPOSE = "workflow.evidence"


@transaction.atomic
def attach_file(*, actor: Actor, run_id: int, name: str, content: bytes, now: datetime) -> int:
    """Keep the bytes with the run and return the attachment's id; whoever may read the run's unit may read them."""
    require(actor, "workflow.act")
    # Gather
    run = run_to_act_in(actor, run_id)
    # Decide and record
    file_id = store(
        content, name=name, purpose=PURPOSE, grant="workflow.read", actor=actor, scope_path=run.scope_path, now=now
    )
    row = RunFile.objects.create(run=run, account_id=actor.account_id, file_id=file_id, name=name[:200], at=now)
    record(
        actor=actor,
        verb="workflow.attach_file",
        subject=run.ref,
        scope_path=run.scope_path,
        now=now,
        facts={"file": file_id},
    )
    return int(row.pk)
