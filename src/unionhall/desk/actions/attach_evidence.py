"""Attach a file to a return."""

from datetime import datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.desk.queries.returns import may_write, return_by_id
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotAllowed
from unionhall.kernel.text import N_
from unionhall.workflow.actions.attach_file import attach_file
from unionhall.workflow.models import RunFile


@transaction.atomic
def attach_evidence(*, actor: Actor, return_id: int, name: str, content: bytes, now: datetime) -> int:
    """Keep a file with a return that is still with its unit and return the file's id."""
    require(actor, "desk.answer_deployment")
    # Gather
    given = return_by_id(actor, return_id)
    # Decide
    if not may_write(actor, given):
        raise NotAllowed("desk.not_yours_to_write", N_("The return is not with you now: its unit fills it in."))
    # Record
    row = attach_file(actor=actor, run_id=given.run_id or 0, name=name, content=content, now=now)
    return int(RunFile.objects.values_list("file_id", flat=True).get(pk=row))
