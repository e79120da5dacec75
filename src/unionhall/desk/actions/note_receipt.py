"""Write on a part what a step of its receipt says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.desk.actions.open_return import open_return
from unionhall.desk.queries.deployments import part_under_run, rounds_of_deployment
from unionhall.kernel.actors import Actor, system_actor
from unionhall.workflow.models import Run

SYSTEM = system_actor("desk")


@transaction.atomic
def note_receipt(*, actor: Actor, run: Run, values: Mapping[str, Any], now: datetime) -> None:
    """Let a unit that keeps its part return figures from now on; the engine calls this, nobody else."""
    require(actor, "desk.read_deployments")
    # Gather
    part = part_under_run(run.pk)
    if part is None:
        return
    rounds = rounds_of_deployment(part.deployment_id)
    # Decide
    keeps = run.state == "kept" or (run.state == "passed_on" and part.keeps)
    opened = [one for one in rounds if keeps and one.opens_on <= clock.today(now)]
    # Record
    if keeps and not part.keeps:
        part.keeps = True
        part.save(update_fields=["keeps"])
    for one in opened:
        open_return(actor=SYSTEM, part_id=part.pk, round_id=one.pk, now=now)
