"""Say something about a run."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.workflow.models import RunComment
from unionhall.workflow.queries.runs import run_to_act_in

LONGEST = 1000


@transaction.atomic
def comment_run(*, actor: Actor, run_id: int, text: str, now: datetime) -> int:
    """Add a comment; it moves nothing and stays as it was written. Return its id."""
    require(actor, "workflow.act")
    # Gather
    run = run_to_act_in(actor, run_id)
    said = text.strip()
    # Decide
    if not said:
        raise Refused("workflow.comment_empty", N_("Write what you want to say."), where="text")
    if len(said) > LONGEST:
        raise Refused(
            "workflow.comment_long",
            N_("The comment has {length} letters, at most {limit} are kept. Attach a file for more."),
            where="text",
            length=len(said),
            limit=LONGEST,
        )
    # Record
    row = RunComment.objects.create(run=run, account_id=actor.account_id, text=said, at=now)
    record(actor=actor, verb="workflow.comment_run", subject=run.ref, scope_path=run.scope_path, now=now)
    return int(row.pk)
