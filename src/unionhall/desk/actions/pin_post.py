"""Keep a post at the top of its column, or no longer."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.columns import post_by_id
from unionhall.desk.rules.column_kinds import PUBLISHED
from unionhall.desk.rules.grants import PUBLISH_COLUMN
from unionhall.desk.rules.posting import must_be
from unionhall.kernel.actors import Actor


@transaction.atomic
def pin_post(*, actor: Actor, post_id: int, pinned: bool = True, now: datetime) -> None:
    """Pin or unpin a published post; doing it twice changes nothing."""
    require(actor, PUBLISH_COLUMN)
    # Gather
    post = post_by_id(actor, post_id, PUBLISH_COLUMN, lock=True)
    # Decide
    must_be(post.state, PUBLISHED)
    if post.pinned == pinned:
        return
    # Record
    post.pinned = pinned
    post.version += 1
    post.save(update_fields=["pinned", "version"])
    record(
        actor=actor,
        verb="desk.pin_post",
        subject=f"post:{post.pk}",
        scope_path=post.scope_path,
        now=now,
        facts={"pinned": pinned},
    )
