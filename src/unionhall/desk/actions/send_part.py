"""Send a part to its unit: the receipt begins."""

from datetime import datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.desk.models import Part
from unionhall.desk.queries.deployments import part_by_id
from unionhall.desk.queries.returns import deployment_title
from unionhall.desk.rules.receipts import RECEIPT_CODE
from unionhall.kernel.actors import Actor
from unionhall.workflow.actions.start_run import start_run


@transaction.atomic
def send_part(*, actor: Actor, part_id: int, now: datetime) -> int:
    """Lay a part before its unit, which confirms receipt, and return the run's id; issuing and splitting call this."""
    require(actor, "desk.chase_returns")
    # Gather
    part = part_by_id(actor, part_id)
    # Decide
    if part.run_id is not None or part.above is None:
        return int(part.run_id or 0)
    # Record
    run_id = start_run(
        actor=actor,
        procedure=RECEIPT_CODE,
        scope_path=part.scope_path,
        superior_path=part.above.scope_path,
        title=f"{deployment_title(part.deployment)} · {part.organisation.name}"[:200],
        subject=f"part:{part.pk}",
        key=f"desk.receipt:{part.pk}",
        now=now,
    )
    Part.objects.filter(pk=part.pk).update(run_id=run_id)
    return run_id
