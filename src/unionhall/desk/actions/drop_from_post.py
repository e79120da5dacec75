"""Take a file off a draft."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.columns import file_of_post, post_by_id
from unionhall.desk.rules.column_kinds import DRAFT
from unionhall.desk.rules.grants import WRITE_COLUMN
from unionhall.desk.rules.posting import must_be
from unionhall.kernel.actors import Actor


@transaction.atomic
def drop_from_post(*, actor: Actor, post_id: int, file_id: int, now: datetime) -> None:
    """The draft no longer shows the file."""
    require(actor, WRITE_COLUMN)
    # Gather
    post = post_by_id(actor, post_id, WRITE_COLUMN, lock=True)
    held = file_of_post(post, file_id)
    # Decide
    must_be(post.state, DRAFT)
    # Record
    held.delete()
    record(
        actor=actor,
        verb="desk.drop_from_post",
        subject=f"post:{post.pk}",
        scope_path=post.scope_path,
        now=now,
        facts={"file": file_id},
    )
