"""Withdraw a deployment."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.deployments import open_runs_of, own_deployment
from unionhall.desk.rules.deploying import DRAFT, WITHDRAWN, same_version
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.workflow.actions.fire import fire
from unionhall.workflow.rules.values import clean_reason

GRANT = "desk.issue_deployment"


@transaction.atomic
def withdraw_deployment(*, actor: Actor, deployment_id: int, version: int, reason: str, now: datetime) -> int:
    """End a deployment: nobody owes a return any longer, what was returned stays. Return how many were released."""
    require(actor, GRANT)
    # Gather
    row = own_deployment(actor, deployment_id, GRANT, lock=True)
    runs = open_runs_of(row)
    # Decide
    same_version(row.version, version)
    said = clean_reason(reason, required=True)
    if row.state == WITHDRAWN:
        raise Refused("desk.withdrawn_already", N_("It was withdrawn already."))
    # Record
    if row.state != DRAFT:
        for run in runs:
            fire(actor=actor, run_id=run.pk, event="release", version=run.version, reason=said, now=now)
    row.state, row.version, row.withdrawn_at, row.withdrawn_reason = WITHDRAWN, row.version + 1, now, said
    row.save(update_fields=["state", "version", "withdrawn_at", "withdrawn_reason"])
    record(
        actor=actor,
        verb="desk.withdraw_deployment",
        subject=f"deployment:{row.pk}",
        scope_path=row.scope_path,
        now=now,
        facts={"released": len(runs)},
        reason=said,
    )
    return len(runs)
