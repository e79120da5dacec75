"""Open a correction of a return that was accepted."""

from datetime import datetime, timedelta

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.models import Return
from unionhall.desk.queries.returns import deployment_title, latest_return, return_by_id
from unionhall.desk.rules.deploying import ISSUED, must_be
from unionhall.desk.rules.grants import ANSWER, REVIEW
from unionhall.desk.rules.returning import DUE_ON, RETURN_CODE
from unionhall.kernel.actors import Actor, system_actor
from unionhall.kernel.errors import NotAllowed, Refused
from unionhall.kernel.text import N_
from unionhall.workflow.actions.start_run import start_run
from unionhall.workflow.queries.judging import stand_as
from unionhall.workflow.rules.values import clean_reason

SYSTEM = system_actor("desk")
CORRECTED_WITHIN = timedelta(days=7)  # ours: a correction is not urgent, but nobody forgets it


@transaction.atomic
def correct_return(*, actor: Actor, return_id: int, reason: str, now: datetime) -> int:
    """Begin the next number of an accepted return with its values; return its id.

    What was accepted stays and counts until the correction is accepted; a frozen roll-up stays as it is.
    """
    require(actor, "desk.read_deployments")
    # Gather
    given = return_by_id(actor, return_id, lock=True)
    run, part, asked = given.run, given.part, given.round
    latest = latest_return(part, asked)
    # Decide
    must_be(part.deployment.state, ISSUED)
    said = clean_reason(reason, required=True)
    assert run is not None, "a return has its run"
    if not (stand_as(actor, run, "unit", ANSWER) or stand_as(actor, run, "superior", REVIEW)):
        raise NotAllowed("desk.not_yours_to_correct", N_("The unit or the union above it corrects a return."))
    if given.accepted_at is None or latest is None or latest.pk != given.pk:
        raise Refused("desk.nothing_to_correct", N_("Only the latest accepted return can be corrected."))
    due_on = max(asked.due_on, clock.today(now) + CORRECTED_WITHIN)
    # Record
    row = Return.objects.create(
        part=part,
        round=asked,
        scope_path=given.scope_path,
        number=given.number + 1,
        corrects=given,
        why=said,
        values=given.values,
        explanations=given.explanations,
        filled=given.filled,
        opened_at=now,
    )
    row.run_id = start_run(
        actor=SYSTEM,
        procedure=RETURN_CODE,
        scope_path=given.scope_path,
        superior_path=run.superior_path,
        title=f"{deployment_title(part.deployment)} · {asked.code} · {part.organisation.name}"[:200],
        values={DUE_ON: due_on.isoformat()},
        subject=f"return:{row.pk}",
        key=f"desk.return:{row.pk}",
        now=now,
    )
    row.save(update_fields=["run"])
    record(
        actor=actor,
        verb="desk.correct_return",
        subject=f"return:{row.pk}",
        scope_path=given.scope_path,
        now=now,
        facts={"corrects": given.pk, "number": row.number},
        reason=said,
    )
    return int(row.pk)
