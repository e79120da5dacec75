"""Attach material to a session."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.files import store
from unionhall.desk.models import TrainingFile
from unionhall.desk.queries.trainings import files_of_session, session_by_id
from unionhall.desk.rules.grants import KEEP_TRAININGS, READ_TRAININGS
from unionhall.desk.rules.training import session_must_be
from unionhall.desk.rules.training_kinds import ANNOUNCED, HELD, PLANNED
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

MOST_FILES = 20
PURPOSE = "desk.training"


@transaction.atomic
def attach_material(*, actor: Actor, session_id: int, name: str, content: bytes, now: datetime) -> int:
    """Keep a file with a session; whoever takes part may open it. Return the file's id."""
    require(actor, KEEP_TRAININGS)
    # Gather
    session = session_by_id(actor, session_id, KEEP_TRAININGS, lock=True)
    # Decide
    session_must_be(session.state, PLANNED, ANNOUNCED, HELD)
    if len(files_of_session(session)) >= MOST_FILES:
        raise Refused("desk.many_materials", N_("A session has at most {most} files."), most=MOST_FILES)
    # Record
    file_id = store(
        content, name=name, purpose=PURPOSE, grant=READ_TRAININGS, actor=actor, scope_path=session.scope_path, now=now
    )
    TrainingFile.objects.create(session=session, file_id=file_id, name=name[:200])
    record(
        actor=actor,
        verb="desk.attach_material",
        subject=f"session:{session.pk}",
        scope_path=session.scope_path,
        now=now,
        facts={"file": file_id},
    )
    return file_id
