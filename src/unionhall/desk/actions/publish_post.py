"""Publish a draft."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require, stands_for
from unionhall.desk.queries.columns import is_head, post_by_id
from unionhall.desk.rules.column_kinds import DRAFT, PUBLISHED
from unionhall.desk.rules.grants import PUBLISH_COLUMN
from unionhall.desk.rules.posting import must_be, still_valid
from unionhall.desk.rules.versions import same_version
from unionhall.kernel.actors import Actor
from unionhall.kernel.maker_checker import different_people


@transaction.atomic
def publish_post(*, actor: Actor, post_id: int, version: int, now: datetime) -> int:
    """Show a draft to readers: a second pair of eyes, or the head of the station. Return the new version."""
    require(actor, PUBLISH_COLUMN)
    # Gather
    post = post_by_id(actor, post_id, PUBLISH_COLUMN, lock=True)
    today = clock.today(now)
    head = is_head(actor, post.organisation_id, today)
    # Decide
    same_version(post.version, version)
    must_be(post.state, DRAFT)
    still_valid(post.valid_until, today)
    if not head and not actor.system:
        stood_for = stands_for(actor, PUBLISH_COLUMN, post.scope_path)
        different_people(post.written_by_id, actor.account_id, checker_for=stood_for)
    # Record
    post.state, post.published_on, post.published_at = PUBLISHED, today, now
    post.published_by_id = actor.account_id
    post.version += 1
    post.save()
    record(
        actor=actor,
        verb="desk.publish_post",
        subject=f"post:{post.pk}",
        scope_path=post.scope_path,
        now=now,
        facts={"as_head": head},
    )
    return int(post.version)
