"""Attach a file to a draft."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.files import store
from unionhall.desk.models import ColumnFile
from unionhall.desk.queries.columns import files_of_post, post_by_id
from unionhall.desk.rules.column_kinds import DRAFT
from unionhall.desk.rules.grants import READ_COLUMN, WRITE_COLUMN
from unionhall.desk.rules.posting import must_be
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

MOST_FILES = 10
PURPOSE = "desk.column"


@transaction.atomic
def attach_to_post(*, actor: Actor, post_id: int, name: str, content: bytes, now: datetime) -> int:
    """Keep a file with a draft; readers get it when the post is published. Return the file's id."""
    require(actor, WRITE_COLUMN)
    # Gather
    post = post_by_id(actor, post_id, WRITE_COLUMN, lock=True)
    # Decide
    must_be(post.state, DRAFT)
    if len(files_of_post(post)) >= MOST_FILES:
        raise Refused("desk.many_files", N_("A post has at most {most} files."), most=MOST_FILES)
    # Record
    file_id = store(
        content, name=name, purpose=PURPOSE, grant=READ_COLUMN, actor=actor, scope_path=post.scope_path, now=now
    )
    ColumnFile.objects.create(post=post, file_id=file_id, name=name[:200])
    record(
        actor=actor,
        verb="desk.attach_to_post",
        subject=f"post:{post.pk}",
        scope_path=post.scope_path,
        now=now,
        facts={"file": file_id},
    )
    return file_id
