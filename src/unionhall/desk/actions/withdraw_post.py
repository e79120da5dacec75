"""Take a post away from readers."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.columns import post_by_id
from unionhall.desk.rules.column_kinds import DRAFT, PUBLISHED, WITHDRAWN
from unionhall.desk.rules.grants import PUBLISH_COLUMN
from unionhall.desk.rules.posting import must_be
from unionhall.desk.rules.versions import clean_why, same_version
from unionhall.kernel.actors import Actor


@transaction.atomic
def withdraw_post(*, actor: Actor, post_id: int, version: int, reason: str, now: datetime) -> int:
    """Readers see a published post, or will see a draft, no more; it stays on record with the reason."""
    require(actor, PUBLISH_COLUMN)
    # Gather
    post = post_by_id(actor, post_id, PUBLISH_COLUMN, lock=True)
    # Decide
    same_version(post.version, version)
    must_be(post.state, PUBLISHED, DRAFT)
    said = clean_why(reason)
    # Record
    post.state, post.pinned, post.withdrawn_at, post.withdrawn_reason = WITHDRAWN, False, now, said
    post.version += 1
    post.save()
    record(
        actor=actor,
        verb="desk.withdraw_post",
        subject=f"post:{post.pk}",
        scope_path=post.scope_path,
        now=now,
        reason=said,
    )
    return int(post.version)
