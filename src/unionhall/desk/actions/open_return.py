"""Ask a unit for the figures of a round."""

from datetime import datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.base.outbox import announce
from unionhall.desk.events import ReturnOpened
from unionhall.desk.models import Part, Return, Round
from unionhall.desk.queries.deployments import part_by_id
from unionhall.desk.queries.returns import deployment_title, latest_return
from unionhall.desk.rules.returning import DUE_ON, RETURN_CODE
from unionhall.kernel.actors import Actor
from unionhall.workflow.actions.start_run import start_run


@transaction.atomic
def open_return(*, actor: Actor, part_id: int, round_id: int, now: datetime) -> int:
    """Lay the round's form before a unit that keeps its part, once; return the return's id."""
    require(actor, "desk.chase_returns")
    # Gather
    part: Part = part_by_id(actor, part_id, lock=True)
    asked = Round.objects.get(pk=round_id, deployment_id=part.deployment_id)
    known = latest_return(part, asked)
    # Decide
    if known is not None:
        return int(known.pk)
    superior = part.above.scope_path if part.above is not None else part.scope_path
    # Record
    row = Return.objects.create(part=part, round=asked, scope_path=part.scope_path, opened_at=now)
    row.run_id = start_run(
        actor=actor,
        procedure=RETURN_CODE,
        scope_path=part.scope_path,
        superior_path=superior,
        title=f"{deployment_title(part.deployment)} · {asked.code} · {part.organisation.name}"[:200],
        values={DUE_ON: asked.due_on.isoformat()},
        subject=f"return:{row.pk}",
        key=f"desk.return:{row.pk}",
        now=now,
    )
    row.save(update_fields=["run"])
    announce(ReturnOpened(row.pk), aggregate=f"return:{row.pk}", now=now, scope_path=part.scope_path)
    return int(row.pk)
