"""Write on a return what a step of its run says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base.authority import require
from unionhall.desk.models import Return, Submission
from unionhall.desk.queries.returns import return_under_run
from unionhall.desk.rules.rolling import digest
from unionhall.kernel.actors import Actor
from unionhall.workflow.models import Run


@transaction.atomic
def note_return(*, actor: Actor, run: Run, values: Mapping[str, Any], now: datetime) -> None:
    """Keep what was submitted as it was, and what was accepted; the engine calls this, nobody else."""
    require(actor, "desk.read_deployments")
    # Gather
    given = return_under_run(run.pk)
    if given is None:
        return
    number = Submission.objects.filter(given=given).count() + 1
    # Decide
    content = {"values": given.values, "explanations": given.explanations, "filled": given.filled}
    # Record
    if run.state == "submitted":
        given.submitted_at = now
        Submission.objects.create(
            given=given, number=number, at=now, account_id=actor.account_id, sha256=digest(content), **content
        )
    elif run.state == "accepted":
        given.accepted_at = now
        if given.corrects_id is not None:
            Return.objects.filter(pk=given.corrects_id).update(replaced=True)
    else:
        given.submitted_at = None
    given.save(update_fields=["submitted_at", "accepted_at"])
